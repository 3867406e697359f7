import { formatCount } from '../../base/format';
import type { Track } from '../../model/lanes/track';
import type { TimeScale } from '../time/time-scale';

/** A stretch of pixel columns in which a track has the same range of values. */
export interface Step {
  readonly x: number;
  readonly width: number;
  readonly min: number;
  readonly max: number;
}

/** The steps of a track on the screen up to `now`, one or more columns each. */
export function stepsOf(track: Track, timeScale: TimeScale, now: number): Step[] {
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
      const width = x - start;
      steps.push({
        x: timeScale.left + start,
        width,
        min: min[start] as number,
        max: max[start] as number,
      });
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

/** What stands beside a track: its name, its number at a moment, and what the number counts. */
export function captionOf(
  track: Track,
  nanos: number,
): { title: string; value: string; unit: string } {
  const { object, kind } = track;
  const value = track.valueAt(nanos);
  if (kind === 'flag')
    return { title: object.name, value: value === 1 ? 'set' : 'clear', unit: '' };
  const title = kind === 'depth' && object.type !== 'Pool' ? `${object.name} depth` : object.name;
  const unit = unitOf(track, value);
  return { title, value: formatCount(value), unit };
}

function unitOf({ object, kind }: Track, value: number): string {
  if (kind === 'seats') return object.parties === undefined ? 'to come' : `of ${object.parties}`;
  if (kind === 'depth') {
    if (object.type === 'Pool') return value === 1 ? 'task' : 'tasks';
    if (object.capacity !== undefined && object.capacity > 0) return `of ${object.capacity}`;
    return value === 1 ? 'item' : 'items';
  }
  if (kind === 'permits') return value === 1 ? 'permit' : 'permits';
  return kind === 'waiting' ? 'for locks' : '';
}
