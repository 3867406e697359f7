import { STATE_COUNT } from '../../model/lanes/lane-state';
import type { LaneTimes } from '../../model/lanes/lane-times';
import type { TimeScale } from '../time/time-scale';
import { TILE_COLUMNS, TILE_ROWS } from './share-tiles';

/**
 * The share of time in each state in every pixel column, as one picture of `height` rows, laid out with the tile of each
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
  const count = Math.max(0, Math.min(width, Math.ceil((now - timeScale.from) / step)));
  const sums = sumsFor(count + 1);
  times.sweep(timeScale.from, step, count + 1, sums);
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
  times.sweep(timeScale.from, step, out.length + 1, sums);
  for (let x = 0; x < out.length; x++) {
    let best = 0;
    let most = timeScale.from + x * step < now ? step * 0.02 : Number.POSITIVE_INFINITY;
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

/** An off-screen picture that is filled pixel by pixel and then drawn stretched. */
export class PixelSheet {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
  private readonly canvas: HTMLCanvasElement;
  private readonly data: ImageData | null;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.canvas = document.createElement('canvas');
    this.canvas.width = width;
    this.canvas.height = height;
    this.data = typeof ImageData === 'function' ? new ImageData(width, height) : null;
    this.pixels = this.data
      ? new Uint32Array(this.data.data.buffer)
      : new Uint32Array(width * height);
  }

  /** Takes over what was written to {@link pixels}. */
  commit(): void {
    if (this.data) this.canvas.getContext('2d')?.putImageData(this.data, 0, 0);
  }

  /** Draws the rows from `row` on, `rows` of them, into a rectangle of the canvas. */
  draw(
    ctx: CanvasRenderingContext2D,
    row: number,
    rows: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(this.canvas, 0, row, this.width, rows, x, y, width, height);
  }
}
