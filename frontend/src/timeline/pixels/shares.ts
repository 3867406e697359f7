import type { Axis, Position } from '../../base/axis';
import { STATE_COUNT } from '../../model/lanes/lane-state';
import type { LaneTimes } from '../../model/lanes/lane-times';
import { axisOf, positionOf, type TimeScale } from '../time/time-scale';

/** The size of a tile, in pixel columns and in rows of shares; a row is drawn about twice as high as a column is wide. */
export const TILE_COLUMNS = 8;
export const TILE_ROWS = 4;

/** Columns of an axis, from the one numbered `first` on: each `step` wide, and the one numbered 0 begins where the axis begins. */
export interface Columns {
  readonly axis: Axis;
  readonly step: number;
  readonly first: number;
}

/** The rows of a picture that show a lane: `height` of them from the pixel `offset` on, `width` pixels each. */
export interface ShareRows {
  readonly pixels: Uint32Array;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills the rows, from the pixel column `x` on, with the share of each state in these columns of the axis, laid out with the tile of
 * each state: the first state at the bottom. The tiles move with time, so that nothing swims.
 *
 * Columns that begin at or after the position `end` become empty.
 */
export function fillShares(
  times: LaneTimes,
  { axis, step, first }: Columns,
  end: Position,
  tiles: readonly Uint32Array[],
  { pixels, offset, width, height }: ShareRows,
  x: number,
): void {
  for (let row = 0; row < height; row++)
    pixels.fill(0, offset + row * width + x, offset + (row + 1) * width);
  const count = Math.max(0, Math.min(width - x, Math.ceil(end / step) - first));
  if (count === 0) return;
  const sums = sumsFor(count + 1);
  times.sweep(first * step, step, count + 1, sums, axis);
  for (let i = 0; i < count; i++) {
    let total = 0;
    let row = 0;
    const column = (first + i) % TILE_COLUMNS;
    for (let state = 1; state < STATE_COUNT; state++) {
      const at = i * STATE_COUNT + state;
      total += (sums[at + STATE_COUNT] as number) - (sums[at] as number);
      const upTo = Math.min(height, Math.round((total / step) * height));
      const tile = tiles[state] as Uint32Array;
      for (; row < upTo; row++) {
        const pixel = tile[(row % TILE_ROWS) * TILE_COLUMNS + column] as number;
        pixels[offset + (height - 1 - row) * width + x + i] = pixel;
      }
    }
  }
}

/** The state that took most of the time in every pixel column, 0 where it was none, written to `out`. */
export function dominantStates(
  times: LaneTimes,
  timeScale: TimeScale,
  now: number,
  out: Uint8Array,
): void {
  const step = (timeScale.to - timeScale.from) / out.length;
  const sums = sumsFor(out.length + 1);
  times.roughSweep(timeScale.from, step, out.length + 1, sums, axisOf(timeScale));
  const end = positionOf(timeScale, now);
  for (let x = 0; x < out.length; x++) {
    let best = 0;
    let most = timeScale.from + x * step < end ? step * 0.02 : Number.POSITIVE_INFINITY;
    for (let state = 1; state < STATE_COUNT; state++) {
      const at = x * STATE_COUNT + state;
      const time = (sums[at + STATE_COUNT] as number) - (sums[at] as number);
      if (time > most) [best, most] = [state, time];
    }
    out[x] = best;
  }
}

let buffer = new Float64Array(0);

function sumsFor(count: number): Float64Array {
  if (buffer.length < count * STATE_COUNT) buffer = new Float64Array(count * STATE_COUNT);
  return buffer;
}
