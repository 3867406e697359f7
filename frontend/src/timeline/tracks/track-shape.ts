import type { CssPx, Nanos } from '../../base/units';
import { BROKEN, type Track } from '../../model/lanes/track';
import type { TrackRow } from '../layout/layout';
import type { Metrics } from '../layout/metrics';
import type { Box } from '../layout/shapes';
import { isDeep } from '../layout/shown-tracks';
import { type TimeScale, xOfStart } from '../time/time-scale';
import { rangeOf, type Step, stepsOf } from './track-steps';

/** How the values of a track become heights, in CSS pixels. */
export interface ValueScale {
  readonly top: CssPx;
  readonly base: CssPx;
  yOf(value: number): CssPx;
}

/** A part of the area below a curve; `isSpread` where the value goes up and down within its pixels. */
export interface Area extends Box {
  readonly isSpread: boolean;
}

/** The curve of a track in its row. */
export interface TrackShape {
  readonly values: ValueScale;
  readonly thickness: CssPx;
  /** Lines across the row, one for each value where there is room. */
  readonly levels: readonly Box[];
  readonly steps: readonly Step[];
  /** Whether nearly every pixel column has a step of its own: then there are no boxes for them. */
  readonly isDense: boolean;
  readonly areas: readonly Area[];
  /** Cuts through the area at every whole number, so that the height can be counted. */
  readonly cuts: readonly Box[];
  readonly curve: readonly Box[];
  /** Where the curve would be if no update had been lost; as long as it is another one. */
  readonly due: readonly Box[];
  /** Where a barrier is broken. */
  readonly broken: readonly Box[];
  /** The line of what was never meant to be exceeded, where it was: the permits that there were at first, one inside of a lock. */
  readonly limit: Box | null;
}

/** Lays out the curve of a track up to `now`. */
export function trackShape(
  metrics: Metrics,
  track: Track,
  row: TrackRow,
  timeScale: TimeScale,
  now: Nanos,
  due: Track | null = null,
): TrackShape {
  const { low, high } = rangeOf(track, due);
  const deep = isDeep(track);
  const top = row.y + metrics.px(deep ? 6 : 24);
  const base = row.y + row.height - metrics.px(deep ? 6 : 12);
  const yOf = (value: number) => Math.round(base - ((value - low) / (high - low)) * (base - top));
  const values = { top, base, yOf };
  const thickness = Math.max(2, metrics.px(4));
  const all = stepsOf(track, timeScale, now);
  const steps =
    track.kind === 'seats'
      ? all.map(withoutBroken)
      : track.kind === 'flag'
        ? widened(all, metrics.px(PULSE))
        : all;
  const isDense = steps.length > timeScale.width / 6;
  const hasCuts = base - top >= (high - low) * metrics.px(8);
  const hasLevels = yOf(low) - yOf(high) >= (high - low) * metrics.px(8);
  return {
    values,
    thickness,
    levels: levelsOf(timeScale, low, high, hasLevels ? 1 : (high - low) / 4, yOf),
    steps,
    isDense,
    areas: isDense ? [] : steps.flatMap((step) => areasOf(step, yOf)),
    cuts: isDense || !hasCuts ? [] : cutsOf(steps, low, high, yOf),
    curve: isDense ? [] : curveOf(steps, thickness, yOf),
    broken: track.kind === 'seats' ? brokenOf(all, top, base) : [],
    limit: limitOf(track, timeScale, thickness, yOf),
    due: due === null ? [] : dueOf(due, timeScale, now, Math.max(2, metrics.px(3)), yOf),
  };
}

function withoutBroken(step: Step): Step {
  return { ...step, min: Math.max(0, step.min), max: Math.max(0, step.max) };
}

function brokenOf(steps: readonly Step[], top: CssPx, base: CssPx): Box[] {
  return steps
    .filter(({ min }) => min === BROKEN)
    .map(({ x, width }) => ({ x, y: top, width: Math.max(2, width), height: base - top }));
}

function limitOf(
  { kind, object, highest }: Track,
  { left, width }: TimeScale,
  thickness: CssPx,
  yOf: YOf,
): Box | null {
  const limit = kind === 'permits' ? (object.initial ?? 0) : kind === 'inside' ? 1 : 0;
  if (limit === 0 || highest <= limit) return null;
  return { x: left, y: yOf(limit) - thickness / 2, width, height: thickness };
}

/** How wide a flag that is set for a moment is at least, in pixels of the wide screen: a hall sees no hairline. */
const PULSE = 14;

/** The steps of a flag with every pulse as wide as this at least; what follows gives way. */
function widened(steps: readonly Step[], least: CssPx): Step[] {
  const wide: Step[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { x, width, max } of steps) {
    const right = x + (max > 0 ? Math.max(width, least) : width);
    const from = Math.max(x, end);
    end = Math.max(end, right);
    if (end > from) wide.push({ x: from, width: end - from, min: max, max });
  }
  return wide;
}

/** How long a dash is, in pixels. */
const DASH = 9;

type YOf = ValueScale['yOf'];

function levelsOf({ left, width }: TimeScale, low: number, high: number, step: number, yOf: YOf) {
  const levels: Box[] = [];
  for (let value = low; value <= high + 1e-9; value += step)
    levels.push({ x: left, y: yOf(value), width, height: 1 });
  return levels;
}

function areasOf({ x, width, min, max }: Step, yOf: YOf): Area[] {
  const [zero, low, high] = [yOf(0), yOf(min), yOf(max)];
  const area = { x, y: Math.min(low, zero), width, height: Math.abs(zero - low), isSpread: false };
  return max === min ? [area] : [area, { x, y: high, width, height: low - high, isSpread: true }];
}

function cutsOf(steps: readonly Step[], low: number, high: number, yOf: YOf): Box[] {
  const cuts: Box[] = [];
  for (let value = low; value < high; value++) {
    for (const { x, width, min } of steps) {
      if (min > value && value >= 0) cuts.push({ x, y: yOf(value) - 1, width, height: 2 });
    }
  }
  return cuts;
}

/** Dashes at the height of each step, from the first lost update on. */
function dueOf(due: Track, timeScale: TimeScale, now: Nanos, thickness: CssPx, yOf: YOf): Box[] {
  const from = xOfStart(timeScale, due, due.first);
  return stepsOf(due, timeScale, now).flatMap(({ x, width, max }) => {
    const y = yOf(max) - thickness / 2;
    const dashes: Box[] = [];
    for (let at = Math.max(x, from); at < x + width; at += DASH * 1.6)
      dashes.push({ x: at, y, width: Math.min(DASH, x + width - at), height: thickness });
    return dashes;
  });
}

/** A flat box for each step, and an upright one where the next step has other values. */
function curveOf(steps: readonly Step[], thickness: CssPx, yOf: YOf): Box[] {
  const half = thickness / 2;
  return steps.flatMap((step, i) => {
    const { x, width, min, max } = step;
    const y = yOf(max);
    const flat = { x, y: y - half, width, height: yOf(min) - y + thickness };
    const before = steps[i - 1];
    if (before === undefined) return [flat];
    const from = yOf(Math.max(before.max, max));
    const to = yOf(Math.min(before.min, min));
    const upright = {
      x: x - half,
      y: from - half,
      width: thickness,
      height: to - from + thickness,
    };
    return [flat, upright];
  });
}
