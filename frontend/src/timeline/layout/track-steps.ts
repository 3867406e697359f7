import type { CssPx, Nanos } from '../../base/units';
import type { Track } from '../../model/lanes/track';
import type { TimeScale } from '../time/time-scale';

/** A stretch of pixel columns in which a track has the same range of values. */
export interface Step {
  readonly x: CssPx;
  readonly width: CssPx;
  readonly min: number;
  readonly max: number;
}

/** The steps of a track on the screen up to `now`, one or more columns each. */
export function stepsOf(track: Track, timeScale: TimeScale, now: Nanos): Step[] {
  const columns = Math.max(1, Math.round(timeScale.width));
  const step = (timeScale.to - timeScale.from) / columns;
  const count = Math.max(0, Math.min(columns, Math.ceil((now - timeScale.from) / step)));
  const min = new Int32Array(count);
  const max = new Int32Array(count);
  track.sweep(timeScale.from, step, count, min, max);
  const steps: Step[] = [];
  for (let x = 0, start = 0; x <= count; x++) {
    if (x < count && min[x] === min[start] && max[x] === max[start]) continue;
    if (x > start) {
      const [low, high] = [min[start] as number, max[start] as number];
      steps.push({ x: timeScale.left + start, width: x - start, min: low, max: high });
    }
    start = x;
  }
  return steps;
}

/** The lowest and the highest value that the row of a track has room for. */
export function rangeOf(track: Track): { low: number; high: number } {
  if (track.kind === 'flag') return { low: 0, high: 1.7 };
  const meant =
    track.object.capacity ??
    track.object.parties ??
    track.object.initial ??
    (track.kind === 'waiting' ? 3 : 1);
  return { low: Math.min(0, track.lowest), high: Math.max(1, meant, track.highest) };
}
