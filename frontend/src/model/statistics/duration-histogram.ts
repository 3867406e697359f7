/** Bins per factor of ten: a quantile is right to about 7 %. */
const PER_DECADE = 16;

/** The shortest and the longest length of time that has a bin of its own, in nanoseconds. */
export const MIN_NANOS = 1e3;
export const MAX_NANOS = 1e10;

const COUNT = PER_DECADE * Math.round(Math.log10(MAX_NANOS / MIN_NANOS));

/** Lengths of time, counted in bins of a logarithmic scale: as small for a million of them as for one. */
export class DurationHistogram {
  count = 0;
  /** In nanoseconds. */
  total = 0;
  longest = 0;
  private readonly bins = new Uint32Array(COUNT);

  get mean(): number {
    return this.count === 0 ? 0 : this.total / this.count;
  }

  /** Counts a length of time in nanoseconds; those too short or too long for a bin count in the first or the last. */
  add(nanos: number): void {
    this.count++;
    this.total += nanos;
    this.longest = Math.max(this.longest, nanos);
    const at = Math.floor(Math.log10(Math.max(nanos, MIN_NANOS) / MIN_NANOS) * PER_DECADE);
    const bin = Math.min(COUNT - 1, at);
    this.bins[bin] = (this.bins[bin] as number) + 1;
  }

  /** Counts what another one has counted. */
  merge(other: DurationHistogram): void {
    this.count += other.count;
    this.total += other.total;
    this.longest = Math.max(this.longest, other.longest);
    for (let i = 0; i < COUNT; i++) {
      this.bins[i] = (this.bins[i] as number) + (other.bins[i] as number);
    }
  }

  /** About the length that a share of them does not exceed, in nanoseconds; 0 if there is none. */
  quantile(share: number): number {
    let left = Math.ceil(share * this.count);
    if (left === 0) return 0;
    for (let i = 0; i < COUNT; i++) {
      left -= this.bins[i] as number;
      if (left <= 0) return Math.min(this.longest, MIN_NANOS * 10 ** ((i + 0.5) / PER_DECADE));
    }
    return this.longest;
  }

  /** How many there are in each of `groups` equal stretches of the logarithmic scale; it must divide the bins evenly. */
  grouped(groups: number): number[] {
    const size = COUNT / groups;
    return Array.from({ length: groups }, (_, i) =>
      this.bins.subarray(i * size, (i + 1) * size).reduce((sum, n) => sum + n, 0),
    );
  }
}
