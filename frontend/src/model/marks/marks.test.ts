import { describe, expect, it } from 'vitest';
import type { RunLog } from '../run-log';
import { makeLog, type UntimedEvent } from '../testing/make-log';
import { MARK_WORDS } from './mark-kind';

const [A, B] = [1, 2];
const [SHELF, BREAD, LOCK] = [0, 1, 2];
const OBJECTS = [
  { name: 'shelf', type: 'SharedVariable', initial: 0 },
  { name: 'bread', type: 'Condition' },
  { name: 'lock', type: 'Lock' },
];

/** The marks of an actor in the order of their events: `seq kind`. */
function marksOf(log: RunLog, actor: number): string[] {
  const marks = log.marks.of(actor).flatMap((list) =>
    Array.from({ length: list.length }, (_, i) => {
      return [list.seq(i), MARK_WORDS[list.mark(i)]] as const;
    }),
  );
  return marks.sort(([a], [b]) => a - b).map(([seq, word]) => `${seq} ${word}`);
}

/** Actor A reads the shelf, waits for bread, is woken, and has the lock again. */
function wakes(value: number, timed = false): UntimedEvent[] {
  return [
    { kind: 'acquired', actor: A, object: LOCK, value: 1 },
    { kind: 'read', actor: A, object: SHELF, value },
    { kind: 'released', actor: A, object: LOCK },
    { kind: 'waiting', actor: A, object: BREAD, timed },
    { kind: 'woken', actor: A, object: BREAD },
    { kind: 'waiting', actor: A, object: LOCK },
    { kind: 'acquired', actor: A, object: LOCK, value: 1 },
  ];
}

const RELEASE: UntimedEvent = { kind: 'released', actor: A, object: LOCK };
const WAIT: UntimedEvent = { kind: 'waiting', actor: A, object: BREAD };

function read(value: number): UntimedEvent {
  return { kind: 'read', actor: A, object: SHELF, value };
}

describe('Marks', () => {
  it('say of a waiter that reads what sent it to wait, and goes on, that it found nothing', () => {
    const log = makeLog(OBJECTS, [...wakes(0), read(0), RELEASE]);
    expect(marksOf(log, A)).toEqual(['1 read', '7 found']);
  });

  it('say it once of a waiter that waits again', () => {
    const log = makeLog(OBJECTS, [...wakes(0), read(0), RELEASE, WAIT]);
    expect(marksOf(log, A)).toEqual(['1 read', '7 found']);
  });

  it('say it of a waiter that waits again without a word of why', () => {
    const log = makeLog(OBJECTS, [...wakes(0), RELEASE, WAIT]);
    expect(marksOf(log, A)).toEqual(['1 read', '8 again']);
  });

  it('do not say it of a waiter that finds something, or does something before it waits again', () => {
    const wrote: UntimedEvent = { kind: 'wrote', actor: A, object: SHELF, value: 0 };
    const log = makeLog(OBJECTS, [...wakes(0), read(1), wrote, read(0), RELEASE, WAIT]);
    expect(marksOf(log, A)).toEqual(['1 read', '7 read', '8 write', '9 read']);
  });

  it('say that nobody waited for a notification, or how many did', () => {
    const notified = (value: number): UntimedEvent => {
      return { kind: 'notified', actor: B, object: BREAD, value };
    };
    const log = makeLog(OBJECTS, [notified(0), notified(2)]);
    expect(marksOf(log, B)).toEqual(['0 missed', '1 notify']);
  });

  it('say what a wait with a timeout returned', () => {
    const log = makeLog(OBJECTS, [
      ...wakes(0, true),
      { kind: 'waiting', actor: B, object: BREAD, timed: true },
      { kind: 'timedOut', actor: B, object: BREAD },
    ]);
    expect(marksOf(log, A)).toEqual(['1 read', '4 returned']);
    expect(marksOf(log, B)).toEqual(['8 timeout']);
  });

  it('tell a try that does not wait from a wait that timed out', () => {
    const timedOut: UntimedEvent = { kind: 'timedOut', actor: B, object: BREAD };
    const waiting: UntimedEvent = { kind: 'waiting', actor: B, object: BREAD, timed: true };
    const log = makeLog(OBJECTS, [timedOut, waiting, read(0), timedOut, timedOut]);
    expect(marksOf(log, B)).toEqual(['0 tried', '3 timeout', '4 tried']);
  });

  it('tell a write that overwrites what its actor had not seen from others', () => {
    const log = makeLog(OBJECTS, [
      read(0),
      { kind: 'wrote', actor: B, object: SHELF, value: 4 },
      { kind: 'wrote', actor: A, object: SHELF, value: 1 },
    ]);
    expect(marksOf(log, A)).toEqual(['0 read', '2 lost update']);
    expect(marksOf(log, B)).toEqual(['1 write']);
  });

  it('show errors and printed lines', () => {
    const log = makeLog(OBJECTS, [
      { kind: 'printed', actor: A, text: 'Got 3' },
      { kind: 'raised', actor: A, text: 'BrokenBarrierError (Java: BrokenBarrierException)' },
    ]);
    expect(marksOf(log, A)).toEqual(['0 print', '1 error']);
  });
});
