import { BINS } from './share-bins';

/** The smallest and largest value of a track over the whole run, in a fixed number of bins that grow wider. */
export class RangeBins {
  /** How much of the axis a bin covers. */
  width: number;
  readonly min = new Int32Array(BINS);
  readonly max = new Int32Array(BINS);
  private filled = 0;

  /** Bins that are `width` wide to begin with. */
  constructor(width: number) {
    this.width = width;
  }

  /** Adds a value that held from `start` to `end`. */
  add(start: number, end: number, value: number): void {
    while (end > this.width * BINS) this.double();
    const last = Math.min(BINS - 1, Math.floor(end / this.width));
    for (let bin = Math.floor(start / this.width); bin <= last; bin++) {
      const fresh = bin >= this.filled;
      this.min[bin] = fresh ? value : Math.min(value, this.min[bin] as number);
      this.max[bin] = fresh ? value : Math.max(value, this.max[bin] as number);
    }
    this.filled = Math.max(this.filled, last + 1);
  }

  /** The bin at this position if there is one, else -1. */
  find(position: number): number {
    const bin = Math.floor(position / this.width);
    return bin >= 0 && bin < this.filled ? bin : -1;
  }

  private double(): void {
    for (let bin = 0; bin < this.filled; bin += 2) {
      const other = bin + 1 < this.filled ? bin + 1 : bin;
      this.min[bin / 2] = Math.min(this.min[bin] as number, this.min[other] as number);
      this.max[bin / 2] = Math.max(this.max[bin] as number, this.max[other] as number);
    }
    this.filled = Math.ceil(this.filled / 2);
    this.width *= 2;
  }
}
