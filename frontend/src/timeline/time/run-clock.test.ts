import { expect, test } from 'vitest';
import type { Note } from '../../model/log/message';
import { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import { RunClock } from './run-clock';

const ACTORS = [{ id: 0, name: 'Ann', kind: 'thread' }] as const;

function note(n: number, note: Partial<Note> & Pick<Note, 'kind'>): Note {
  return { n, seq: 1, t: 0, text: '', state: 'running', ...note };
}

function watched() {
  const log = new RunLog();
  const at = { millis: 1000 };
  const time = new RunClock(log, () => at.millis);
  const hear = (...notes: Note[]) => {
    const events = [{ t: 5e9, actor: 0, kind: 'started' }] as const;
    log.ingest(writeChunk(0, events, { actors: ACTORS, notes }));
    time.logGrew();
  };
  return { time, at, hear };
}

test('between messages the time of a run moves', () => {
  const { time, at, hear } = watched();
  hear();
  at.millis += 1000;
  expect(time.now()).toBeCloseTo(5.95e9, -3);
});

test('a run that goes at a tenth of its speed is not drawn further than it has come', () => {
  const { time, at, hear } = watched();
  hear(note(0, { kind: 'speed', speed: 0.1 }));
  at.millis += 1000;
  expect(time.now()).toBeCloseTo(5.095e9, -3);
});

test('the time of a paused run stands, and continues with the run', () => {
  const { time, at, hear } = watched();
  hear(note(0, { kind: 'paused', state: 'paused' }));
  at.millis += 60_000;
  expect(time.isStopped).toBe(true);
  expect(time.now()).toBe(5e9);
  hear(note(1, { kind: 'continued' }));
  at.millis += 100;
  expect(time.now()).toBeCloseTo(5.05e9, -3);
});

test('while the connection is lost the time stands', () => {
  const { time, at, hear } = watched();
  hear();
  time.freeze(true);
  at.millis += 5000;
  expect(time.now()).toBe(5e9);
});

test('in slow motion the time is where the newest event is, until the tempo is off', () => {
  const { time, at, hear } = watched();
  hear(note(0, { kind: 'tempo', tempo: 1000 }));
  at.millis += 60_000;
  expect(time.now()).toBe(5e9);
  hear(note(1, { kind: 'tempo', tempo: 0 }));
  at.millis += 100;
  expect(time.now()).toBeCloseTo(5.05e9, -3);
});

test('to be told again that the connection is there leaves the time as it is', () => {
  const { time, at, hear } = watched();
  hear();
  time.freeze(false);
  at.millis += 1000;
  expect(time.now()).toBeCloseTo(5.95e9, -3);
});
