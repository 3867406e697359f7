import { describeLessons } from '../testing/lesson-points';

describeLessons('conditions and barriers', [
  {
    lesson: 'condition-buffer',
    marks: [{ mark: 'write', lane: 'Consumer', on: 'buffer', times: (taken) => taken }],
    tracks: [{ object: 'buffer', track: 'value', highest: (_taken, _of, most) => most }],
    seen: ['buffer', '3'],
  },
  {
    lesson: 'condition-if-or-while',
    marks: [
      { mark: 'notify', lane: 'Baker', on: 'bread', says: '3', times: 1 },
      {
        mark: 'found',
        lane: 'Customer',
        on: 'shelf',
        says: 'found 0',
        times: (_got, _of, empty) => empty,
      },
    ],
    seen: ['found 0', '3'],
  },
  {
    lesson: 'condition-lost-notify',
    marks: [
      { mark: 'missed', lane: 'Courier', on: 'bell', says: '0', times: 1 },
      { mark: 'timeout', lane: 'Resident', on: 'bell', says: 'False', times: 1 },
    ],
    seen: ['0', 'False'],
  },
  {
    lesson: 'condition-wrong-waiter',
    marks: [
      {
        mark: 'found',
        lane: 'Coffee',
        on: 'coffee cups',
        says: 'found 0',
        times: (_cold, _of, vain) => vain,
      },
      { mark: 'notify', lane: 'Kitchen', on: 'bell', says: '1', times: 5 },
    ],
    seen: ['found 0 in coffee cups'],
  },
  {
    lesson: 'readers-writers',
    marks: [
      { mark: 'found', lane: 'Writer', times: 'some' },
      { mark: 'found', lane: 'Reader', times: (overtaken) => overtaken },
    ],
    tracks: [
      { object: 'readers inside', track: 'value', highest: 4 },
      { object: 'writers inside', track: 'value', highest: 1 },
    ],
    seen: ['found 0', 'readers inside', 'writers inside'],
  },
  {
    lesson: 'barrier-rounds',
    marks: [
      {
        mark: 'returned',
        lane: 'Hiker 1',
        on: 'signpost',
        says: '3',
        times: (_hikers, _met, _1, last) => last,
      },
      { mark: 'print', says: 'All here!', times: (_hikers, met) => met },
    ],
    tracks: [{ object: 'signpost', track: 'seats', highest: (hikers) => hikers }],
    seen: ['signpost', '3', 'All here!'],
  },
  {
    lesson: 'barrier-timeout',
    marks: [
      {
        mark: 'error',
        on: 'barrier',
        says: 'BrokenBarrierError',
        times: (_passed, errors) => errors,
      },
    ],
    seen: ['BrokenBarrierError', 'broken'],
  },
]);
