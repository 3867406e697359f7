import type { CssPx, Nanos } from '../../base/units';
import type { Track } from '../../model/lanes/track';
import { axisOf, lastStarted, positionOf, type TimeScale, xOf, xOfStart } from '../time/time-scale';

/** A stretch of pixel columns in which a track has the same range of values. */
export interface Step {
  readonly x: CssPx;
  readonly width: CssPx;
  readonly min: number;
  readonly max: number;
}

/** The steps of a track on the screen up to `now`, one or more columns each. */
export function stepsOf(track: Track, timeScale: TimeScale, now: Nanos): Step[] {
  const moving = timeScale.before === undefined ? null : movingSteps(track, timeScale, now);
  if (moving !== null) return moving;
  const columns = Math.max(1, Math.round(timeScale.width));
  const step = (timeScale.to - timeScale.from) / columns;
  const until = positionOf(timeScale, now) - timeScale.from;
  const count = Math.max(0, Math.min(columns, Math.ceil(until / step)));
  const min = new Int32Array(count);
  const max = new Int32Array(count);
  track.sweep(timeScale.from, step, count, min, max, axisOf(timeScale));
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

/** The steps while the picture moves over from another axis, one for each value; null if there are more than columns. */
function movingSteps(track: Track, timeScale: TimeScale, now: Nanos): Step[] | null {
  const { left, width } = timeScale;
  const nowX = Math.min(xOf(timeScale, now), left + width);
  const last = lastStarted(timeScale, track, nowX);
  const first = Math.max(track.first, lastStarted(timeScale, track, left));
  if (last - first > width / 6) return null;
  const steps: Step[] = [];
  for (let i = first; i <= last; i++) {
    const x = Math.max(left, xOfStart(timeScale, track, i));
    const end = i < last ? xOfStart(timeScale, track, i + 1) : nowX;
    const value = track.value(i);
    if (end > x) steps.push({ x, width: end - x, min: value, max: value });
  }
  return steps;
}

/** The lowest and the highest value that the row of a track has room for. */
export function rangeOf(track: Track, due: Track | null): { low: number; high: number } {
  const { kind, object } = track;
  if (kind === 'flag') return { low: 0, high: 1.7 };
  const lowest = kind === 'seats' ? 0 : track.lowest;
  const isOwn = kind === 'inside' || kind === 'unfinished';
  const meant = isOwn
    ? 1
    : (object.capacity ?? object.parties ?? object.initial ?? (kind === 'waiting' ? 3 : 1));
  return {
    low: Math.min(0, lowest),
    high: Math.max(1, meant, track.highest, due?.highest ?? 0),
  };
}
