import { describeLessons } from '../testing/lesson-points';

describeLessons('semaphores, events and timers', [
  {
    lesson: 'semaphore-kinds',
    marks: [{ mark: 'print', lane: 'Driver', says: 'Off I go.', times: (_signals, left) => left }],
    tracks: [{ object: 'semaphore', track: 'permits', lowest: 0, highest: 1 }],
    seen: ['semaphore', 'Off I go.'],
  },
  {
    lesson: 'semaphore-pool',
    tracks: [
      {
        object: 'pool',
        track: 'permits',
        lowest: (inside, start) => start - inside,
        highest: (_inside, _start, end) => end,
      },
    ],
    seen: ['pool', 'permits', '3'],
  },
  {
    lesson: 'semaphore-unbounded',
    marks: [
      {
        mark: 'timeout',
        lane: 'Download',
        on: 'slots',
        says: 'False',
        times: (_inside, _start, _end, gaveUp) => gaveUp,
      },
    ],
    tracks: [{ object: 'slots', track: 'permits', highest: (_inside, _start, end) => end }],
    seen: ['slots', '4', 'False'],
  },
  {
    lesson: 'event-gate',
    marks: [
      { mark: 'set', lane: 'Main', on: 'run_counter', times: 'some' },
      { mark: 'clear', lane: 'Main', on: 'run_counter', times: 'some' },
    ],
    tracks: [{ object: 'run_counter', track: 'flag', lowest: 0, highest: 1 }],
    seen: ['run_counter', 'set', 'clear'],
  },
  {
    lesson: 'event-stats',
    marks: [
      { mark: 'set', lane: 'Updater', on: 'stats_event', times: 1 },
      { mark: 'read', on: 'test', says: '100', times: (found) => found / 2 },
      { mark: 'read', on: 'temp', says: "'temp data'", times: (found) => found / 2 },
    ],
    strips: { test: { test: '100', temp: "'temp data'" } },
    seen: ['test', 'temp', '100', "'temp data'", 'set'],
  },
  {
    lesson: 'event-timeout',
    marks: [{ mark: 'timeout', on: 'e', says: 'False', times: (isFalse) => isFalse }],
    seen: ['False'],
  },
  {
    lesson: 'event-pulse',
    marks: [
      { mark: 'set', lane: 'Ferryman', on: 'gate', times: 1 },
      { mark: 'clear', lane: 'Ferryman', on: 'gate', times: 1 },
      { mark: 'returned', lane: 'Passenger', on: 'gate', says: 'True', times: (passed) => passed },
      {
        mark: 'timeout',
        lane: 'Latecomer',
        on: 'gate',
        says: 'False',
        times: (_passed, _down, vain) => vain,
      },
    ],
    seen: ['gate', 'clear', 'False'],
  },
  {
    lesson: 'timer-cancel',
    marks: [
      { mark: 'timeout', lane: 'Timer', times: (_jobs, alarms) => alarms },
      { mark: 'print', lane: 'Timer 3', says: 'Alarm: job 3', times: (_jobs, alarms) => alarms },
    ],
    seen: ['Alarm: job 3'],
  },
]);
