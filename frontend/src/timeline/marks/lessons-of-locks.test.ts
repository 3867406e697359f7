import { describeLessons } from '../testing/lesson-points';

describeLessons('locks', [
  {
    lesson: 'race-read-modify-write',
    marks: [{ mark: 'lost', on: 'board', times: (_came, _says, lost) => lost }],
    seen: (_came, _says, lost) => [`${lost} lost`],
  },
  {
    lesson: 'race-read-modify-write-python',
    marks: [{ mark: 'lost', on: 'board', times: (_came, _says, lost) => lost }],
    seen: (_came, _says, lost) => [`${lost} lost`],
  },
  {
    lesson: 'lock-counter',
    marks: [{ mark: 'lost', on: 'counter', times: (_expected, _found, lost) => lost }],
    seen: (_expected, _found, lost) => [`${lost} lost`],
  },
  {
    lesson: 'double-checked-init',
    marks: [
      { mark: 'read', on: 'connection', says: 'None', times: (opened) => opened },
      { mark: 'lost update', on: 'connection', times: (opened) => opened - 1 },
    ],
    seen: ['connection', 'None', '1', '2', '3', '4'],
  },
  {
    lesson: 'deadlock-two-locks',
    deadlocked: ['Clerk 1', 'Clerk 2'],
    seen: ['deadlock', "Anna's lock", "Ben's lock"],
  },
  { lesson: 'lock-self-deadlock', deadlocked: ['Librarian'], seen: ['deadlock', 'index'] },
  {
    lesson: 'lock-release-by-other',
    marks: [{ mark: 'error', on: 'door', says: 'RuntimeError', times: 1 }],
    tracks: [{ object: 'door', track: 'inside', highest: (inside) => inside }],
    seen: ['inside', '2', 'RuntimeError'],
  },
  {
    lesson: 'rlock-reentry',
    marks: [
      {
        mark: 'error',
        lane: 'Stranger',
        on: 'lock',
        says: 'RuntimeError',
        times: (_in, _of, _releases, _strangers, refused) => refused,
      },
    ],
    tracks: [{ object: 'lock', track: 'count', highest: (_in, _of, releases) => releases }],
    seen: ['Owner 4', 'RuntimeError'],
  },
  {
    lesson: 'rlock-owner-and-count',
    marks: [
      {
        mark: 'error',
        lane: 'Owner',
        on: 'rl',
        says: 'RuntimeError',
        times: (_early, _of, _extra, refused) => refused,
      },
    ],
    tracks: [{ object: 'rl', track: 'count', highest: 2 }],
    seen: ['Owner 2', 'RuntimeError'],
  },
  {
    lesson: 'livelock',
    marks: [
      {
        mark: 'tried',
        lane: 'Car',
        times: (_crossed, _wanted, _tried, vain) => vain,
      },
    ],
    seen: ['tried in vain', 'I give up after 8 attempts.'],
  },
]);
