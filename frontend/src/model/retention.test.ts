import { describe, expect, it } from 'vitest';
import { STATE, STATE_COUNT } from './lanes/lane-state';
import { RunLog } from './run-log';
import { type WrittenEvent, writeChunk } from './testing/log-writer';

const ACTORS = [{ id: 0, name: 'A', kind: 'thread' }] as const;
const OBJECTS = [{ id: 0, name: 'queue', type: 'Queue', capacity: 9 }];
const MS = 1e6;

/** One actor that works for 3 ms and sleeps for 1 ms, again and again, and puts an item each time. */
function long(log: RunLog, rounds: number): void {
  for (let from = 0; from < rounds; from += 500) {
    const events: WrittenEvent[] = [];
    for (let i = from; i < from + 500; i++) {
      events.push({ t: 4 * i * MS, actor: 0, kind: 'working', value: 3000 });
      events.push({ t: (4 * i + 3) * MS, actor: 0, kind: 'sleeping', value: 1000 });
      events.push({
        t: (4 * i + 3) * MS,
        actor: 0,
        kind: 'put',
        object: 0,
        value: i % 7,
        text: `item ${i % 3}`,
      });
    }
    log.ingest(
      writeChunk(from * 3, events, from === 0 ? { actors: ACTORS, objects: OBJECTS } : {}),
    );
  }
}

describe('RunLog in a long run', () => {
  it('keeps the newest events and lets go of the oldest', () => {
    const log = new RunLog(10_000);
    long(log, 10_000);
    expect(log.nextSeq).toBe(30_000);
    expect(log.nextSeq - log.firstSeq).toBeLessThanOrEqual(10_000 + 4_096);
    expect(log.eventAt(0)).toBeNull();
    expect(log.eventAt(29_999)).toMatchObject({ kind: 'put', text: 'item 0' });
    expect(log.sentence(5)).toBe('');
    expect(log.events(0, 30_000)).toHaveLength(log.nextSeq - log.firstSeq);
  });

  it('still knows the time in each state from the start', () => {
    const log = new RunLog(10_000);
    long(log, 10_000);
    const times = log.lanes[0]?.times;
    expect(times?.first).toBeGreaterThan(0);
    const sums = new Float64Array(11 * STATE_COUNT);
    times?.sweep(0, 3_000 * MS, 11, sums);
    for (let i = 1; i <= 10; i++) {
      expect((sums[i * STATE_COUNT + STATE.working] as number) / (i * 3_000 * MS)).toBeCloseTo(
        0.75,
        1,
      );
      expect((sums[i * STATE_COUNT + STATE.sleeping] as number) / (i * 3_000 * MS)).toBeCloseTo(
        0.25,
        1,
      );
    }
  });

  it('still knows the range of a track from the start', () => {
    const log = new RunLog(10_000);
    long(log, 10_000);
    const min = new Int32Array(4);
    const max = new Int32Array(4);
    log.tracks[0]?.sweep(0, 10_000 * MS, 4, min, max);
    expect([...min]).toEqual([0, 0, 0, 0]);
    expect([...max]).toEqual([6, 6, 6, 6]);
  });
});
