import { describeLessons } from '../testing/lesson-points';

describeLessons('threads, pools and classic problems', [
  {
    lesson: 'thread-local',
    marks: [
      { mark: 'read', lane: 'Clerk', on: 'shared note', times: (_another, of) => of },
      { mark: 'print', lane: 'Clerk', times: (another) => another },
    ],
    seen: ['shared note'],
  },
  {
    lesson: 'thread-local-own',
    marks: [
      { mark: 'print', lane: 'Clerk', times: (another) => another },
      { mark: 'error', lane: 'Visitor', on: 'local note', says: 'AttributeError', times: 1 },
    ],
    seen: ['local note', '101', '202', '304', 'AttributeError'],
  },
  {
    lesson: 'dining-philosophers',
    deadlocked: [5, 1, 2, 3, 4].map((number) => `Philosopher ${number}`),
    seen: ['deadlock', 'holding fork 1', 'fork 5'],
  },
  {
    lesson: 'cigarette-smokers',
    marks: [{ mark: 'timeout', lane: 'Agent', on: 'next round', says: 'False', times: 1 }],
    tracks: [{ object: 'next round', track: 'permits', highest: (smoked) => smoked }],
    seen: ['False', 'blocked on matches', 'blocked on paper'],
  },
  {
    lesson: 'sleeping-barber',
    marks: [
      { mark: 'write', lane: 'Barber', on: 'seated', times: (_came, served) => served },
      {
        mark: 'print',
        lane: 'Customer',
        says: 'No chair is free: I leave.',
        times: (_came, _served, left) => left,
      },
    ],
    tracks: [{ object: 'seated', track: 'value', highest: 2 }],
    seen: ['seated'],
  },
  {
    lesson: 'thread-pool-saturation',
    marks: [
      {
        mark: 'error',
        lane: 'Worker',
        on: 'pool',
        says: 'TimeoutError',
        times: (_got, gaveUp) => gaveUp,
      },
      { mark: 'print', lane: 'Worker', says: 'I give up.', times: (_got, gaveUp) => gaveUp },
    ],
    seen: ['part 1 did not come', 'blocked on pool'],
  },
  {
    lesson: 'parallel-filter',
    strips: { pool: { '': null } },
    seen: ['who works', 'alone 2.16 s', 'pool 931 ms'],
  },
  {
    lesson: 'parallel-filter-processes',
    strips: { threads: { '': null } },
    seen: ['who works', 'alone 957 ms', 'threads 1.06 s'],
  },
]);
