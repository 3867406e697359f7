import { describe, expect, it } from 'vitest';
import { instant } from '../testing/instant';
import { STATE_COUNT } from './lane-state';
import { LaneTimes } from './lane-times';

/** Random numbers that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

interface Plain {
  readonly start: number;
  readonly state: number;
}

function fill(count: number, random: () => number): { times: LaneTimes; spans: Plain[] } {
  const times = new LaneTimes();
  const spans: Plain[] = [];
  let start = 0;
  for (let i = 0; i < count; i++) {
    const state = Math.floor(random() * STATE_COUNT);
    times.push(instant(start, i), state, 0);
    spans.push({ start, state });
    start += random() < 0.1 ? 0 : random() ** 4 * 1e7;
  }
  return { times, spans };
}

/** The time in a state from the start to a moment, by looking at every span. */
function bruteForce(spans: readonly Plain[], state: number, until: number): number {
  let sum = 0;
  spans.forEach((span, i) => {
    const end = spans[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    if (span.state === state) sum += Math.max(0, Math.min(end, until) - span.start);
  });
  return sum;
}

describe('LaneTimes', () => {
  it('knows the time in each state as a look at every span does, in any window', () => {
    const random = randomFrom(42);
    const { times, spans } = fill(9_000, random);
    const length = spans[spans.length - 1]?.start ?? 0;
    for (let round = 0; round < 60; round++) {
      const from = random() * length * 1.05;
      const width = 10 ** (2 + random() * 8);
      const columns = 1 + Math.floor(random() * 7);
      const sums = new Float64Array((columns + 1) * STATE_COUNT);
      times.sweep(from, width / columns, columns + 1, sums);
      for (let i = 0; i <= columns; i++) {
        for (let state = 0; state < STATE_COUNT; state++) {
          const expected = bruteForce(spans, state, from + (i * width) / columns);
          const found = sums[i * STATE_COUNT + state] as number;
          expect(Math.abs(found - expected)).toBeLessThan(1 + expected * 1e-9);
        }
      }
    }
  });

  it('still knows them nearly where spans were dropped, and exactly after that', () => {
    const random = randomFrom(7);
    const { times, spans } = fill(20_000, random);
    const length = spans[spans.length - 1]?.start ?? 0;
    times.dropBefore(length * 0.7);
    expect(times.first).toBeGreaterThan(4_000);
    const sums = new Float64Array(201 * STATE_COUNT);
    times.sweep(0, length / 200, 201, sums);
    for (let i = 0; i <= 200; i++) {
      const nanos = (i * length) / 200;
      const allowed = nanos >= times.exactFrom() ? 1e4 : 2 * times.bins.width;
      for (let state = 1; state < STATE_COUNT; state++) {
        const expected = bruteForce(spans, state, nanos);
        expect(Math.abs((sums[i * STATE_COUNT + state] as number) - expected)).toBeLessThan(
          allowed,
        );
      }
    }
  });

  it.each([
    ['many spans, from its bins, to a bin', 20_000, (times: LaneTimes) => 2 * times.bins.width],
    ['few spans exactly', 800, () => 1e4],
  ])('knows them roughly too: of %s, up to and after the last', (_, count, allowed) => {
    const { times, spans } = fill(count, randomFrom(11));
    const length = 1.1 * (spans[spans.length - 1]?.start ?? 0);
    const sums = new Float64Array(201 * STATE_COUNT);
    times.roughSweep(0, length / 200, 201, sums);
    for (let i = 0; i <= 200; i++) {
      for (let state = 1; state < STATE_COUNT; state++) {
        const expected = bruteForce(spans, state, (i * length) / 200);
        const found = sums[i * STATE_COUNT + state] as number;
        expect(Math.abs(found - expected)).toBeLessThan(allowed(times));
      }
    }
  });

  it('finds spans by their event, and says where they end', () => {
    const times = new LaneTimes();
    times.push(instant(10, 3), 1, 5);
    times.push(instant(20, 8), 2, 6);
    expect(times.findSeq(7)).toBe(0);
    expect(times.findSeq(2)).toBe(-1);
    expect(times.find(9.9)).toBe(-1);
    expect(times.find(20)).toBe(1);
    expect(times.end(0)).toBe(20);
    expect(times.end(1)).toBe(Number.POSITIVE_INFINITY);
  });
});
