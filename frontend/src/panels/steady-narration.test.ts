import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import { SteadyNarration } from './steady-narration';

const ACTORS = [
  { id: 0, name: 'Main', kind: 'thread' },
  { id: 1, name: 'Ann', kind: 'thread' },
] as const;
const OBJECTS = [{ id: 0, name: 'lock', type: 'Lock' }];
const WAIT = { t: 1e6, actor: 1, kind: 'waiting', object: 0, text: 'waits for lock' } as const;
const GOT = { t: 2e6, actor: 1, kind: 'acquired', object: 0 } as const;

let log: RunLog;
let steady: SteadyNarration;

beforeEach(() => {
  vi.useFakeTimers();
  log = new RunLog();
  steady = new SteadyNarration();
  log.ingest(writeChunk(0, [WAIT], { actors: ACTORS, objects: OBJECTS }));
});
afterEach(() => vi.useRealTimers());

test('the sentence stays for a while, and tells what became of its event', () => {
  expect(steady.narrate(log, null)?.more).toBe('It still waits.');
  log.ingest(writeChunk(1, [GOT], {}));
  const later = steady.narrate(log, null);
  expect(later?.seq).toBe(0);
  expect(later?.more).not.toContain('still');
  expect(steady.isLate).toBe(true);
  vi.advanceTimersByTime(5000);
  expect(steady.narrate(log, null)?.seq).toBe(1);
});

test('who points at an event is told of it at once, and then of what matters most', () => {
  steady.narrate(log, null);
  log.ingest(writeChunk(1, [{ ...GOT, peer: 0 }], {}));
  expect(steady.narrate(log, 1)?.seq).toBe(1);
  expect(steady.isLate).toBe(false);
  expect(steady.narrate(log, null)?.seq).toBe(1);
});

test('what matters more is told within 300 milliseconds, and stays', () => {
  steady.narrate(log, null);
  vi.advanceTimersByTime(100);
  const raised = { t: 3e6, actor: 1, kind: 'raised', text: 'RuntimeError' } as const;
  log.ingest(writeChunk(1, [raised, { ...WAIT, t: 4e6 }], {}));
  vi.advanceTimersByTime(100);
  expect(steady.narrate(log, null)?.seq).toBe(1);
  log.ingest(writeChunk(3, [{ ...GOT, t: 5e6 }], {}));
  vi.advanceTimersByTime(1000);
  expect(steady.narrate(log, null)?.seq).toBe(1);
  vi.advanceTimersByTime(300);
  expect(steady.narrate(log, null)?.seq).toBe(2);
});

test('where nothing worth telling follows, the sentence stays', () => {
  steady.narrate(log, null);
  log.ingest(writeChunk(1, [{ t: 2e6, actor: 0, kind: 'working', value: 5 }], {}));
  vi.advanceTimersByTime(9000);
  expect(steady.narrate(log, null)?.seq).toBe(0);
});
