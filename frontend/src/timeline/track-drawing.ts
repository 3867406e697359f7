import { formatCount } from '../base/format';
import { STATE } from '../model/lane-state';
import type { Track } from '../model/track';
import type { TrackRow } from './layout';
import type { Pen } from './pen';
import { type Axis, nanosAt } from './view';

/** A stretch of pixel columns in which a track has the same range of values. */
export interface Step {
  readonly x: number;
  readonly width: number;
  readonly min: number;
  readonly max: number;
}

/** The steps of a track on the screen up to `now`, one or more columns each. */
export function stepsOf(track: Track, axis: Axis, now: number): Step[] {
  const columns = Math.max(1, Math.round(axis.width));
  const step = (axis.to - axis.from) / columns;
  const count = Math.max(0, Math.min(columns, Math.ceil((now - axis.from) / step)));
  const min = new Int32Array(count);
  const max = new Int32Array(count);
  track.sweep(axis.from, step, count, min, max);
  const steps: Step[] = [];
  for (let x = 0, start = 0; x <= count; x++) {
    if (x < count && min[x] === min[start] && max[x] === max[start]) continue;
    if (x > start) {
      const width = x - start;
      steps.push({
        x: axis.left + start,
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
  const meant = track.object.capacity ?? track.object.initial ?? 0;
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
  const title = kind === 'depth' ? `${object.name} depth` : object.name;
  const unit =
    kind === 'depth'
      ? (object.capacity ?? 0) > 0
        ? `of ${object.capacity}`
        : value === 1
          ? 'item'
          : 'items'
      : kind === 'permits'
        ? value === 1
          ? 'permit'
          : 'permits'
        : '';
  return { title, value: formatCount(value), unit };
}

/** Draws the curve of a track. */
export function drawTrack(pen: Pen, track: Track, row: TrackRow, axis: Axis, now: number): void {
  const ink = pen.ink(track.kind === 'permits' ? STATE.blocked : STATE.running);
  const flat = track.kind === 'value';
  const colour = flat ? pen.palette.ink2 : pen.palette.panel === '#FFFFFF' ? ink.edge : ink.fill;
  const fill = flat ? pen.palette.ink3 : ink.fill;
  const { low, high } = rangeOf(track);
  const top = row.y + pen.px(24);
  const base = row.y + row.height - pen.px(12);
  const yOf = (value: number) => Math.round(base - ((value - low) / (high - low)) * (base - top));
  const zero = yOf(0);
  const line = Math.max(2, pen.px(4));
  drawLevels(pen, axis, low, high, yOf, pen.palette.line);
  const steps = stepsOf(track, axis, now);
  pen.ctx.globalAlpha = flat ? 0.28 : 0.5;
  for (const step of steps) {
    const y = yOf(step.min);
    pen.fill(step.x, Math.min(y, zero), step.width, Math.abs(zero - y), fill);
  }
  pen.ctx.globalAlpha = 0.25;
  for (const step of steps) {
    if (step.max > step.min)
      pen.fill(step.x, yOf(step.max), step.width, yOf(step.min) - yOf(step.max), fill);
  }
  pen.ctx.globalAlpha = 1;
  if (high - low <= 12) drawUnits(pen, steps, low, high, yOf);
  let before: Step | null = null;
  for (const step of steps) {
    pen.fill(
      step.x,
      yOf(step.max) - line / 2,
      step.width,
      yOf(step.min) - yOf(step.max) + line,
      colour,
    );
    if (before !== null) {
      const from = yOf(Math.max(before.max, step.max));
      pen.fill(
        step.x - line / 2,
        from - line / 2,
        line,
        yOf(Math.min(before.min, step.min)) - from + line,
        colour,
      );
    }
    before = step;
  }
}

function drawLevels(
  pen: Pen,
  axis: Axis,
  low: number,
  high: number,
  yOf: (value: number) => number,
  colour: string,
): void {
  const step = high - low <= 12 ? 1 : (high - low) / 4;
  for (let value = low; value <= high + 1e-9; value += step)
    pen.fill(axis.left, yOf(value), axis.width, 1, colour);
}

/** Parts the area at every whole number, so that the height can be counted. */
function drawUnits(
  pen: Pen,
  steps: readonly Step[],
  low: number,
  high: number,
  yOf: (value: number) => number,
): void {
  pen.ctx.globalAlpha = 0.75;
  for (let value = low; value < high; value++) {
    for (const step of steps) {
      if (step.min > value && value >= 0)
        pen.fill(step.x, yOf(value) - 1, step.width, 2, pen.palette.panel);
    }
  }
  pen.ctx.globalAlpha = 1;
}

/** The moment under a pixel and the track's value there, for the pointer. */
export function valueUnder(track: Track, axis: Axis, x: number): number {
  return track.valueAt(nanosAt(axis, x));
}
