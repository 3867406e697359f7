import { describe, expect, it } from 'vitest';
import { AXIS } from '../../base/axis';
import { RunLog } from '../run-log';
import { writeChunk } from '../testing/log-writer';
import { TEST_ACTORS } from '../testing/make-log';
import { STATE, STATE_COUNT } from './lane-state';

const KINDS = ['sleeping', 'resumed'] as const;

/** A log of so many events of A and B in turn, of which about `keep` are kept; every thousandth comes after a break. */
function longLog(count: number, keep: number): RunLog {
  const log = new RunLog(keep);
  let t = 0;
  const size = 8192;
  for (let from = 0; from < count; from += size) {
    const events = Array.from({ length: Math.min(size, count - from) }, (_, i) => {
      const seq = from + i;
      t += seq % 1000 === 999 ? 100e6 : 700;
      return { actor: 1 + (seq % 2), kind: KINDS[(seq >> 1) % 2] as 'sleeping', t };
    });
    log.ingest(
      writeChunk(from, events, { actors: from === 0 ? TEST_ACTORS : [], objects: [], notes: [] }),
    );
  }
  return log;
}

/** Which part of the steps from `from` on A slept, in each of `count` columns. */
function sleptIn(log: RunLog, from: number, step: number, count: number): number[] {
  const sums = new Float64Array((count + 1) * STATE_COUNT);
  log.lanes[1]?.times.sweep(from, step, count + 1, sums, AXIS.events);
  return Array.from({ length: count }, (_, i) => {
    const at = i * STATE_COUNT + STATE.sleeping;
    return ((sums[at + STATE_COUNT] as number) - (sums[at] as number)) / step;
  });
}

describe('the shares of a lane on the event axis', () => {
  it('count steps, not time: half of them each, whatever took how long', () => {
    const log = longLog(20_000, 1e6);
    for (const share of sleptIn(log, 4, 1000, 20)) expect(share).toBeCloseTo(0.5, 2);
  });

  it('are known from the start, where events are no longer kept', () => {
    const log = longLog(200_000, 20_000);
    expect(log.firstSeq).toBeGreaterThan(150_000);
    for (const share of sleptIn(log, 0, 20_000, 10)) expect(share).toBeCloseTo(0.5, 1);
  });

  it('stand where the events stand, and moments about there where events are no longer kept', () => {
    const log = longLog(200_000, 20_000);
    const { steps } = log;
    const breaks = (seq: number) => Math.floor((seq + 1) / 1000);
    for (const seq of [0, 998, 999, 123_456, 199_999]) {
      expect(steps.ofEvent(seq)).toBe(seq + 1 + 2 * breaks(seq));
      expect(steps.seqAt(steps.ofEvent(seq))).toBe(seq);
    }
    const nanos = steps.momentOf(steps.ofEvent(123_456));
    expect(Math.abs(nanos - (123 * 100e6 + 123_333 * 700))).toBeLessThan(100e6);
    expect(Math.abs(steps.ofMoment(nanos) - steps.ofEvent(123_456))).toBeLessThan(256);
  });
});
