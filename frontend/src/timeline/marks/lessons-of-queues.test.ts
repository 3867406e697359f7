import { describeLessons } from '../testing/lesson-points';

describeLessons('queues and pipes', [
  {
    lesson: 'queue-workers',
    marks: [
      { mark: 'put', lane: 'Producer', on: 'queue', times: 'some' },
      { mark: 'taken', lane: 'Reader', on: 'queue', times: 'some' },
    ],
    tracks: [{ object: 'queue', track: 'depth', highest: 10 }],
    seen: ['queue depth', 'of 10'],
  },
  {
    lesson: 'queue-kinds',
    marks: [
      { mark: 'put', lane: 'Writer', times: 21 },
      { mark: 'taken', lane: 'FIFO reader', on: 'Queue', times: 7 },
      { mark: 'taken', lane: 'LIFO reader', on: 'LifoQueue', times: 7 },
      { mark: 'taken', lane: 'Priority reader', on: 'PriorityQueue', times: 7 },
    ],
    seen: ['Queue depth', 'LifoQueue depth', 'PriorityQueue depth'],
  },
  {
    lesson: 'queue-join',
    marks: [
      { mark: 'put', lane: 'Chef', on: 'queue', times: (_washed, plates) => plates },
      { mark: 'taken', lane: 'Washer', on: 'queue', times: (washed) => washed },
    ],
    tracks: [{ object: 'queue', track: 'unfinished', highest: (_washed, plates) => plates }],
    seen: ['queue depth', 'plate 4', 'unfinished tasks', '5'],
  },
  {
    lesson: 'queue-cancel',
    marks: [
      { mark: 'set', lane: 'Teacher', on: 'cancel', times: 1 },
      { mark: 'taken', lane: 'Reader', on: 'queue', says: '100', times: (ended) => ended },
      { mark: 'returned', lane: 'Reader', on: 'cancel', times: (ended, late) => ended - late },
    ],
    seen: ['cancel', 'set', '100'],
  },
  {
    lesson: 'queue-shutdown',
    marks: [
      { mark: 'put', lane: 'Producer', on: 'queue', times: (put) => put },
      { mark: 'taken', lane: 'Reader', on: 'queue', times: (_put, processed) => processed },
      { mark: 'error', on: 'queue', says: 'ShutDown', times: 3 },
    ],
    seen: ['ShutDown'],
  },
  {
    lesson: 'priority-queue-starvation',
    marks: [
      { mark: 'put', on: 'tickets', times: (_mouse, served) => served },
      { mark: 'taken', lane: 'Help desk', on: 'tickets', times: (mouse) => mouse },
      { mark: 'taken', on: 'tickets', says: 'New mouse', times: 1 },
    ],
    seen: ['New mouse', 'tickets depth'],
  },
  {
    lesson: 'process-queue',
    marks: [
      { mark: 'put', lane: 'Maker', on: 'queue', times: (put) => put },
      { mark: 'put', lane: 'Maker', on: 'queue pipe', times: (put) => put },
      { mark: 'taken', lane: 'Taker', on: 'queue', times: (_put, taken) => taken + 2 },
    ],
    seen: ['Maker A feeder', 'queue depth', 'queue pipe depth'],
  },
  {
    lesson: 'process-queue-join-hang',
    marks: [
      { mark: 'put', lane: 'Child', on: 'queue', times: (results) => results },
      { mark: 'put', lane: 'Child feeder', on: 'queue pipe', times: (results) => results },
      { mark: 'timeout', lane: 'Main', on: 'Child', says: 'False', times: 1 },
      { mark: 'taken', lane: 'Main', on: 'queue', times: (results) => results },
    ],
    seen: ['blocked on Child', 'False', 'Child feeder'],
  },
  {
    lesson: 'pipe-stream',
    marks: [
      { mark: 'put', lane: 'Sender', on: 'pipe', times: (sent) => sent },
      { mark: 'taken', lane: 'Receiver', on: 'pipe', times: (_sent, inOrder) => inOrder },
      { mark: 'error', lane: 'Receiver', on: 'pipe', says: 'EOFError', times: 1 },
    ],
    tracks: [{ object: 'pipe', track: 'depth', highest: 4 }],
    seen: ['pipe depth', 'EOFError'],
  },
  {
    lesson: 'pipe-forgotten-end',
    marks: [
      { mark: 'print', lane: 'Main', says: 'The sender is gone.', times: 1 },
      { mark: 'error', lane: 'Receiver', on: 'pipe', says: 'EOFError', times: 1 },
    ],
    seen: ['The sender is gone.', 'EOFError', 'blocked on pipe'],
  },
]);
