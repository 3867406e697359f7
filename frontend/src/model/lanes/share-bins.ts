import { STATE_COUNT } from './lane-state';

/** How many bins there are. */
export const BINS = 2048;

/**
 * How much of an axis a lane spent in each state, over the whole run, in a fixed number of bins.
 *
 * When the run grows past the last bin, every two bins become one, so the memory stays the same however long it takes.
 */
export class ShareBins {
  /** How much of the axis a bin covers. */
  width: number;
  /** How much of it was spent in each state: the element `bin * STATE_COUNT + state`. */
  readonly times = new Float32Array(BINS * STATE_COUNT);

  /** Bins that are `width` wide to begin with. */
  constructor(width: number) {
    this.width = width;
  }

  /** Adds a span that has ended. */
  add(start: number, end: number, state: number): void {
    while (end > this.width * BINS) this.double();
    const last = Math.min(BINS - 1, Math.floor(end / this.width));
    for (let bin = Math.floor(start / this.width); bin <= last; bin++) {
      const from = Math.max(start, bin * this.width);
      const to = Math.min(end, (bin + 1) * this.width);
      this.times[bin * STATE_COUNT + state] = this.at(bin, state) + to - from;
    }
  }

  /** How much of a bin was spent in a state. */
  at(bin: number, state: number): number {
    return this.times[bin * STATE_COUNT + state] as number;
  }

  /** Writes how much was spent in each state before each of `count` positions to `out`, as {@link LaneTimes.sweep} does. */
  sweep(from: number, step: number, count: number, out: Float64Array): void {
    const before = new Float64Array(STATE_COUNT);
    let bin = 0;
    for (let i = 0; i < count; i++) {
      const place = Math.max(0, (from + i * step) / this.width);
      for (; bin < Math.min(BINS, Math.floor(place)); bin++) {
        for (let s = 0; s < STATE_COUNT; s++) before[s] = (before[s] as number) + this.at(bin, s);
      }
      const part = bin < BINS ? place - bin : 0;
      for (let s = 0; s < STATE_COUNT; s++) {
        out[i * STATE_COUNT + s] = (before[s] as number) + (part > 0 ? part * this.at(bin, s) : 0);
      }
    }
  }

  private double(): void {
    for (let bin = 0; bin < BINS / 2; bin++) {
      for (let state = 0; state < STATE_COUNT; state++) {
        this.times[bin * STATE_COUNT + state] =
          this.at(2 * bin, state) + this.at(2 * bin + 1, state);
      }
    }
    this.times.fill(0, (BINS / 2) * STATE_COUNT);
    this.width *= 2;
  }
}
