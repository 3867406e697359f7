import { describe, expect, it } from 'vitest';
import { RunLog } from '../run-log';
import { writeChunk } from '../testing/log-writer';
import { makeLog, TEST_ACTORS, type UntimedEvent } from '../testing/make-log';
import { reportOn } from './report';

function report(
  objects: Parameters<typeof makeLog>[0],
  events: readonly UntimedEvent[],
  now?: number,
) {
  const log = makeLog(objects, events);
  log.statistics.catchUp(log.nextSeq);
  return reportOn(log, now ?? log.endNanos);
}

describe('the figures of a run', () => {
  const LOCK = [{ name: 'lock', type: 'Lock' }];
  const events: UntimedEvent[] = [
    { actor: 1, kind: 'started' },
    { actor: 2, kind: 'started' },
    { actor: 1, kind: 'acquired', object: 0, value: 1 },
    { actor: 2, kind: 'waiting', object: 0, value: 1, peer: 1 },
    { actor: 1, kind: 'working', value: 1 },
    { actor: 1, kind: 'resumed' },
    { actor: 1, kind: 'released', object: 0, value: 0 },
    { actor: 2, kind: 'acquired', object: 0, value: 1, peer: 1 },
  ];

  it('say who waited how long for what, and how long it was held', () => {
    const { objects, actors, waits } = report(LOCK, events, 12e6);
    const [lock] = objects;
    expect(lock?.counts).toEqual([{ word: 'acquired', count: 2 }]);
    expect([lock?.waits.count, lock?.waits.total]).toEqual([1, 4e6]);
    expect([lock?.holds.count, lock?.holds.longest]).toEqual([1, 4e6]);
    expect(lock?.use).toBeCloseTo((4 + 5) / 12);
    expect(waits.count).toBe(1);
    const b = actors.find(({ actor }) => actor.name === 'B');
    expect([b?.waits, b?.longest, b?.longestFor?.name]).toEqual([1, 4e6, 'lock']);
  });

  it('say how each actor shared its time', () => {
    const { actors } = report(LOCK, events);
    const shares = (name: string) =>
      actors
        .find(({ actor }) => actor.name === name)
        ?.shares.map(({ state, share }) => [state, Number(share.toFixed(3))]);
    expect(shares('B')).toEqual([
      ['running', 0.333],
      ['waiting', 0.667],
    ]);
    expect(shares('A')).toEqual([
      ['holding', 0.571],
      ['running', 0.429],
    ]);
  });

  it('count a wait that has not ended as long as it is by now', () => {
    const { objects, actors } = report(LOCK, events.slice(0, 5), 103e6);
    expect(objects[0]?.waits.longest).toBe(100e6);
    expect(actors.find(({ actor }) => actor.name === 'B')?.longest).toBe(100e6);
  });

  it('count levels of an RLock as one hold, and what a dead holder had as given back', () => {
    const { objects } = report(
      [{ name: 'lock', type: 'RLock' }],
      [
        { actor: 1, kind: 'acquired', object: 0, value: 1 },
        { actor: 1, kind: 'acquired', object: 0, value: 2 },
        { actor: 1, kind: 'released', object: 0, value: 1 },
        { actor: 1, kind: 'ended', value: -9 },
      ],
    );
    expect([objects[0]?.holds.count, objects[0]?.holds.total]).toEqual([1, 3e6]);
  });

  it('tell tries that did not wait from waits that were given up', () => {
    const { objects } = report(LOCK, [
      { actor: 1, kind: 'acquired', object: 0, value: 1 },
      { actor: 2, kind: 'timedOut', object: 0 },
      { actor: 2, kind: 'timedOut', object: 0 },
      { actor: 2, kind: 'waiting', object: 0, value: 1, peer: 1 },
      { actor: 2, kind: 'timedOut', object: 0 },
    ]);
    expect(objects[0]?.counts).toEqual([
      { word: 'acquired', count: 1 },
      { word: 'given up', count: 1 },
      { word: 'tried in vain', count: 2 },
    ]);
  });

  it('measure a semaphore by its permits, and nothing that begins at 0', () => {
    const held = (initial: number) =>
      report(
        [{ name: 'pool', type: 'Semaphore', initial }],
        [
          { actor: 1, kind: 'acquired', object: 0, value: 1 },
          { actor: 2, kind: 'acquired', object: 0, value: 0 },
          { actor: 1, kind: 'released', object: 0, value: 1 },
        ],
        4e6,
      ).objects[0];
    expect(held(2)?.use).toBeCloseTo((2 + 3) / 8);
    expect(held(0)?.use).toBeNull();
    expect(held(0)?.holds.count).toBe(0);
  });

  it('are right for a million events, read in parts, of which few are kept', () => {
    const log = new RunLog(100_000);
    const objects = [{ id: 0, name: 'queue', type: 'Queue', capacity: 1 }];
    const cycle = ['put', 'taken', 'waiting', 'taken'] as const;
    for (let seq = 0; seq < 1_000_000; seq += 4000) {
      const events = Array.from({ length: 4000 }, (_, i) => ({
        t: (seq + i) * 1000,
        actor: 1 + (i % 2),
        kind: cycle[i % 4] ?? 'put',
        object: 0,
        text: 'x',
      })).map((event) => (event.kind === 'waiting' ? { ...event, actor: 2 } : event));
      log.ingest(writeChunk(seq, events, seq === 0 ? { actors: TEST_ACTORS, objects } : {}));
    }
    log.statistics.catchUp(log.nextSeq);
    const { objects: all, events, items } = reportOn(log, log.endNanos);
    expect([events, items]).toEqual([1_000_000, 500_000]);
    expect(all[0]?.waits.count).toBe(250_000);
    expect(all[0]?.waits.total).toBe(250_000 * 1000);
  });
});
