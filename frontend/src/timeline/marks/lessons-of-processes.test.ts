import { describeLessons } from '../testing/lesson-points';

describeLessons('processes and what they share', [
  {
    lesson: 'process-barrier',
    marks: [
      {
        mark: 'returned',
        lane: 'Worker',
        on: 'barrier',
        times: (workers, steps) => workers * (steps + 1),
      },
      { mark: 'write', on: 'meetings', times: (_workers, steps) => steps + 1 },
    ],
    tracks: [{ object: 'barrier', track: 'seats', highest: (workers) => workers }],
    seen: ['barrier', 'meetings', '5'],
  },
  {
    lesson: 'process-lock-killed-holder',
    marks: [
      { mark: 'signal', lane: 'Holder', says: 'SIGKILL', times: 1 },
      {
        mark: 'timeout',
        lane: 'Clerk',
        on: 'lock',
        says: 'False',
        times: (_exitCode, got, clerks) => clerks - got,
      },
    ],
    seen: ['SIGKILL', 'waiting for lock', 'False'],
  },
  {
    lesson: 'process-or-thread-memory',
    marks: [
      { mark: 'write', lane: 'Child', on: 'its balance', times: (added) => added / 10 },
      { mark: 'read', lane: 'Main', on: 'balance', says: '100', times: 2 },
    ],
    seen: ['its balance', 'balance', '100', '110', '120', '130'],
  },
  {
    lesson: 'value-counter',
    marks: [{ mark: 'lost', on: 'counter', times: (_came, _counted, lost) => lost }],
    seen: (_came, _counted, lost) => [`${lost} lost`],
  },
  {
    lesson: 'array-halves',
    marks: [{ mark: 'write', lane: 'Filler', on: 'numbers', times: (right) => right }],
    seen: ['numbers'],
  },
  {
    lesson: 'manager-list-and-dict',
    marks: [{ mark: 'lost', on: 'sold', times: (_sold, inList, inDict) => inList - inDict }],
    tracks: [{ object: 'sales', track: 'size', highest: (_sold, inList) => inList }],
    seen: (_sold, inList, inDict) => [
      'sales',
      `${inList}`,
      'sold',
      "['tea']",
      `${inDict}`,
      `${inList - inDict} lost`,
    ],
  },
  {
    lesson: 'manager-nested-loss',
    strips: { boards: { '[0]': '[]', '[1]': '[]' } },
    seen: ['boards', '[0]', '[1]', '[]'],
  },
  {
    lesson: 'shared-memory-leak',
    strips: {
      'block 1': { 'block 1': '1024 bytes', 'block 2': '1024 bytes', 'block 3': '1024 bytes' },
    },
    seen: ['shared memory', '1024 bytes', 'still there'],
  },
  {
    lesson: 'shared-memory-image',
    marks: [{ mark: 'write', lane: 'Painter', on: 'picture', times: (painted) => painted }],
    seen: ['Painter 1', 'Painter 4'],
  },
]);
