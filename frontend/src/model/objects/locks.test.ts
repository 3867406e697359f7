import { describe, expect, it } from 'vitest';
import { makeLog, states, statesAfterEach } from '../testing/make-log';

describe('a lock', () => {
  it('has one owner, and knows who waits in which order', () => {
    const log = makeLog(
      [{ name: 'lock', type: 'Lock' }],
      [
        { actor: 1, kind: 'acquired', object: 0, value: 1 },
        { actor: 2, kind: 'waiting', object: 0, value: 1 },
        { actor: 3, kind: 'waiting', object: 0, value: 2, timed: true },
        { actor: 1, kind: 'released', object: 0, value: 0 },
        { actor: 2, kind: 'acquired', object: 0, value: 1, peer: 1 },
        { actor: 3, kind: 'timedOut', object: 0 },
      ],
    );
    const history = statesAfterEach(log);
    expect(history.map(({ waiters }) => waiters.map((w) => w.actor))).toEqual([
      [],
      [2],
      [2, 3],
      [2, 3],
      [3],
      [],
    ]);
    expect(states(log, 'lock').map((s) => s.owner)).toEqual([1, 1, 1, null, 2, 2]);
    expect(states(log, 'lock')[4]?.since).toBe(4e6);
    expect(history[2]?.waiters[1]).toMatchObject({ since: 2e6, seq: 2, timed: true });
  });

  it('is held several deep by its owner, since the first time', () => {
    const log = makeLog(
      [{ name: 'lock', type: 'ProcessRLock' }],
      [
        { actor: 1, kind: 'acquired', object: 0, value: 1 },
        { actor: 1, kind: 'acquired', object: 0, value: 2 },
        { actor: 1, kind: 'released', object: 0, value: 1 },
      ],
    );
    expect(states(log, 'lock').map((s) => [s.depth, s.since])).toEqual([
      [1, 0],
      [2, 0],
      [1, 0],
    ]);
  });

  it('stays with its owner who has ended, and is left by a waiter who is stopped', () => {
    const log = makeLog(
      [{ name: 'lock', type: 'ProcessLock' }],
      [
        { actor: 1, kind: 'acquired', object: 0, value: 1 },
        { actor: 2, kind: 'waiting', object: 0, value: 1 },
        { actor: 1, kind: 'ended', value: -9 },
        { actor: 2, kind: 'ended', value: -1 },
      ],
    );
    expect(statesAfterEach(log).map(({ waiters }) => waiters.length)).toEqual([0, 1, 1, 0]);
    expect(states(log, 'lock')[3]?.owner).toBe(1);
    expect(log.history.at(3)?.exitOf(1)).toBe(-9);
    expect(log.history.at(1)?.exitOf(1)).toBeNull();
  });
});

describe('a semaphore', () => {
  it('knows its permits and who has one', () => {
    const log = makeLog(
      [{ name: 'pool', type: 'Semaphore', initial: 2 }],
      [
        { actor: 1, kind: 'acquired', object: 0, value: 1 },
        { actor: 2, kind: 'acquired', object: 0, value: 0 },
        { actor: 1, kind: 'released', object: 0, value: 1 },
        { actor: 3, kind: 'released', object: 0, value: 3 },
      ],
    );
    const all = states(log, 'permits');
    expect(all.map((s) => s.free)).toEqual([1, 0, 1, 3]);
    expect(all.map((s) => s.holders.map((h) => h.actor))).toEqual([[1], [1, 2], [2], [2]]);
  });

  it('is held by nobody if it begins at 0', () => {
    const log = makeLog(
      [{ name: 'items', type: 'ProcessSemaphore', initial: 0 }],
      [
        { actor: 1, kind: 'released', object: 0, value: 1 },
        { actor: 2, kind: 'acquired', object: 0, value: 0 },
      ],
    );
    expect(states(log, 'permits').map((s) => s.holders.length)).toEqual([0, 0]);
  });
});

describe('a condition', () => {
  it('has two phases: waiting for a notification, and wanting the lock back', () => {
    const log = makeLog(
      [
        { name: 'item', type: 'Condition' },
        { name: 'lock', type: 'Lock' },
      ],
      [
        { actor: 1, kind: 'waiting', object: 0, value: 1 },
        { actor: 2, kind: 'waiting', object: 0, value: 2, timed: true },
        { actor: 3, kind: 'notified', object: 0, value: 1 },
        { actor: 1, kind: 'woken', object: 0, peer: 3 },
        { actor: 1, kind: 'waiting', object: 1, value: 1 },
        { actor: 2, kind: 'timedOut', object: 0 },
        { actor: 2, kind: 'waiting', object: 1, value: 2 },
        { actor: 1, kind: 'acquired', object: 1, value: 1 },
        { actor: 2, kind: 'acquired', object: 1, value: 1 },
      ],
    );
    expect(statesAfterEach(log).map(({ waiters }) => waiters.map((w) => w.actor))).toEqual([
      [1],
      [1, 2],
      [1, 2],
      [2],
      [2],
      [],
      [],
      [],
      [],
    ]);
    const all = states(log, 'condition');
    const back = all.map((s) => s.returning.map((r) => r.actor));
    expect(back).toEqual([[], [], [], [1], [1], [1, 2], [1, 2], [2], []]);
    expect(all[5]?.returning[1]?.gaveUp).toBe(true);
    expect(all[8]?.last).toEqual({ actor: 3, t: 2e6, woke: 1 });
  });
});

describe('an event', () => {
  it('is set and cleared, and says by whom', () => {
    const log = makeLog(
      [{ name: 'gate', type: 'Event' }],
      [
        { actor: 1, kind: 'waiting', object: 0, value: 1 },
        { actor: 2, kind: 'set', object: 0, value: 1 },
        { actor: 1, kind: 'passed', object: 0, peer: 2 },
        { actor: 3, kind: 'cleared', object: 0 },
      ],
    );
    const all = states(log, 'flag');
    expect(all.map((s) => s.isSet)).toEqual([false, true, true, false]);
    expect(all[3]?.last).toEqual({ actor: 3, t: 3e6 });
  });
});

describe('a barrier', () => {
  it('fills its seats, frees them when all are there, and breaks', () => {
    const log = makeLog(
      [{ name: 'barrier', type: 'Barrier', parties: 2 }],
      [
        { actor: 1, kind: 'arrived', object: 0, value: 0 },
        { actor: 1, kind: 'waiting', object: 0, value: 1 },
        { actor: 2, kind: 'arrived', object: 0, value: 1 },
        { actor: 2, kind: 'passed', object: 0, value: 1 },
        { actor: 1, kind: 'passed', object: 0, value: 0, peer: 2 },
        { actor: 2, kind: 'arrived', object: 0, value: 0 },
        { actor: 2, kind: 'broke', object: 0, value: 0 },
        { actor: 1, kind: 'reset', object: 0, value: 0 },
      ],
    );
    const all = states(log, 'barrier');
    expect(all.map((s) => s.seats.map((seat) => seat.actor))).toEqual([
      [1],
      [1],
      [1, 2],
      [],
      [],
      [2],
      [],
      [],
    ]);
    expect(all.map((s) => s.rounds)).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    expect(all.map((s) => s.isBroken).slice(5)).toEqual([false, true, false]);
  });
});

describe('a latch', () => {
  it('counts down', () => {
    const log = makeLog(
      [{ name: 'start', type: 'Latch', initial: 2 }],
      [
        { actor: 1, kind: 'waiting', object: 0, value: 1 },
        { actor: 2, kind: 'arrived', object: 0, value: 1 },
        { actor: 3, kind: 'arrived', object: 0, value: 0 },
        { actor: 1, kind: 'passed', object: 0, peer: 3 },
      ],
    );
    expect(states(log, 'latch').map((s) => s.toCome)).toEqual([2, 1, 0, 0]);
  });
});
