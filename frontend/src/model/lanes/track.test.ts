import { describe, expect, it } from 'vitest';
import { instant } from '../testing/instant';
import { Track } from './track';

const QUEUE = { id: 0, name: 'queue', type: 'Queue', capacity: 10 };

function sweep(track: Track, from: number, step: number, count: number): [number, number][] {
  const min = new Int32Array(count);
  const max = new Int32Array(count);
  track.sweep(from, step, count, min, max);
  return Array.from(min, (low, i) => [low, max[i] as number]);
}

describe('Track', () => {
  it('has its first value until the first step, and each value from its moment on', () => {
    const track = new Track(QUEUE, 'depth', 0, instant(0));
    track.push(instant(100), 1);
    track.push(instant(200), 2);
    expect([0, 99, 100, 199, 200, 1e9].map((t) => track.valueAt(t))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('gives the range of values in every column, the value that was carried in included', () => {
    const track = new Track(QUEUE, 'depth', 3, instant(0));
    track.push(instant(25), 9);
    track.push(instant(26), 1);
    expect(sweep(track, 0, 10, 4)).toEqual([
      [3, 3],
      [3, 3],
      [1, 9],
      [1, 1],
    ]);
  });

  it('gives the same ranges as a look at every step', () => {
    const track = new Track(QUEUE, 'value', 0, instant(0));
    const steps = [{ t: 0, value: 0 }];
    for (let i = 1; i < 9_000; i++) {
      const step = { t: i * 10 + (i % 7), value: ((i * 7919) % 401) - 200 };
      steps.push(step);
      track.push(instant(step.t), step.value);
    }
    for (const [from, width, count] of [
      [0, 3_000, 30],
      [41_111, 55, 40],
      [89_000, 900, 5],
    ] as const) {
      const found = sweep(track, from, width, count);
      found.forEach((range, i) => {
        const [start, end] = [from + i * width, from + (i + 1) * width];
        const hrefWithKnobs = steps.filter((s) => s.t < start || s.t === from).pop()?.value ?? 0;
        const inside = steps.filter((s) => s.t >= start && s.t < end).map((s) => s.value);
        const all = [hrefWithKnobs, ...inside];
        expect(range).toEqual([Math.min(...all), Math.max(...all)]);
      });
    }
  });

  it('remembers the range of what it dropped', () => {
    const track = new Track(QUEUE, 'depth', 0, instant(0));
    for (let i = 1; i < 20_000; i++) track.push(instant(i * 1e6), i % 5);
    track.dropBefore(15_000e6);
    expect(track.find(0)).toBe(-1);
    expect(sweep(track, 0, 1000e6, 3)).toEqual([
      [0, 4],
      [0, 4],
      [0, 4],
    ]);
  });
});
