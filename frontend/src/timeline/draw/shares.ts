import { STATE_COUNT } from '../../model/lanes/lane-state';
import type { LaneTimes } from '../../model/lanes/lane-times';
import { axisOf, positionOf, type TimeScale } from '../time/time-scale';
import { TILE_COLUMNS, TILE_ROWS } from './share-tiles';

/**
 * The share of each state in every pixel column, as one picture of `height` rows, laid out with the tile of each
 * state: the first state at the bottom. The tiles move with time, so that nothing swims.
 *
 * Columns that begin at or after `now` stay empty.
 */
export function fillShares(
  times: LaneTimes,
  timeScale: TimeScale,
  now: number,
  tiles: readonly Uint32Array[],
  out: Uint32Array,
  offset: number,
  height: number,
): void {
  const width = Math.round(timeScale.width);
  const step = (timeScale.to - timeScale.from) / width;
  const until = positionOf(timeScale, now) - timeScale.from;
  const count = Math.max(0, Math.min(width, Math.ceil(until / step)));
  const sums = sumsFor(count + 1);
  times.sweep(timeScale.from, step, count + 1, sums, axisOf(timeScale));
  out.fill(0, offset, offset + width * height);
  const shift = Math.round(timeScale.from / step) % TILE_COLUMNS;
  for (let x = 0; x < count; x++) {
    let total = 0;
    let row = 0;
    for (let state = 1; state < STATE_COUNT; state++) {
      const at = x * STATE_COUNT + state;
      total += (sums[at + STATE_COUNT] as number) - (sums[at] as number);
      const upTo = Math.min(height, Math.round((total / step) * height));
      const tile = tiles[state] as Uint32Array;
      const column = (x + shift) % TILE_COLUMNS;
      for (; row < upTo; row++) {
        const pixel = tile[(row % TILE_ROWS) * TILE_COLUMNS + column] as number;
        out[offset + (height - 1 - row) * width + x] = pixel;
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
  times.sweep(timeScale.from, step, out.length + 1, sums, axisOf(timeScale));
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
