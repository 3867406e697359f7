import { describe, expect, it } from 'vitest';
import { RunLog } from '../run-log';
import { writeChunk } from '../testing/log-writer';
import { TEST_ACTORS } from '../testing/make-log';

const CHUNK = 4000;

/** A log in which the n-th event writes n into a variable and every other one puts or takes n from a queue. */
function long(count: number, keep?: number): RunLog {
  const log = new RunLog(keep);
  for (let seq = 0; seq < count; seq += CHUNK) {
    const events = Array.from({ length: Math.min(CHUNK, count - seq) }, (_, i) => ({
      t: seq + i,
      actor: 1,
      kind: 'wrote' as const,
      object: 0,
      value: seq + i,
    }));
    const objects = [{ id: 0, name: 'counter', type: 'SharedVariable', initial: 0 }];
    log.ingest(writeChunk(seq, events, seq === 0 ? { actors: TEST_ACTORS, objects } : {}));
  }
  return log;
}

function counter(log: RunLog, seq: number) {
  const state = log.history.at(seq)?.get(0)?.state;
  return state?.kind === 'variable' ? [state.value, state.writes] : null;
}

describe('ObjectHistory', () => {
  it('finds any moment, in any order', () => {
    const log = long(30_000);
    for (const seq of [29_999, 0, 12_345, 8191, 8192, 25_000, 8190, 29_998]) {
      expect(counter(log, seq)).toEqual([String(seq), seq + 1]);
    }
    expect(counter(log, -1)).toEqual(['0', 0]);
  });

  it('reads a long log in parts, when asked to', () => {
    const log = long(10_000);
    expect(log.history.at(9_999, 4000)).toBeNull();
    expect(log.history.at(9_999, 4000)).toBeNull();
    expect(log.history.at(9_999, 4000)?.next).toBe(10_000);
  });

  it('counts what is no longer kept, and goes back as far as it can', () => {
    const log = long(60_000, 20_000);
    expect(log.firstSeq).toBeGreaterThan(30_000);
    expect(counter(log, 59_999)).toEqual(['59999', 60_000]);
    expect(counter(log, 50_001)).toEqual(['50001', 50_002]);
    const [, writes] = counter(log, -1) ?? [];
    expect(writes).toBeGreaterThanOrEqual(log.firstSeq);
    expect(writes).toBeLessThan(log.firstSeq + 8192);
  });
});
