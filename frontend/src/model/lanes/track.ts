import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { ObjectInfo } from '../log/message';
import { RangeBins } from './range-bins';

/** What the number of a track counts; `waiting` is how many actors wait for any lock. */
export type TrackKind = 'depth' | 'permits' | 'flag' | 'value' | 'seats' | 'waiting';

const BLOCK = 64;

class StepChunk {
  readonly t = new Float64Array(CHUNK);
  readonly value = new Int32Array(CHUNK);
  readonly min = new Int32Array(CHUNK / BLOCK);
  readonly max = new Int32Array(CHUNK / BLOCK);
}

/** The number of one object over time: the depth of a queue, the permits of a semaphore, a flag, a value, who is there. */
export class Track {
  readonly object: ObjectInfo;
  readonly kind: TrackKind;
  readonly bins = new RangeBins();
  /** The smallest and the largest value that it ever had. */
  lowest: number;
  highest: number;
  private readonly steps = new ChunkList(() => new StepChunk());

  constructor(object: ObjectInfo, kind: TrackKind, initial: number, nanos: number) {
    this.object = object;
    this.kind = kind;
    this.lowest = initial;
    this.highest = initial;
    this.push(nanos, initial);
  }

  /** Takes the value from this moment on; moments never go backwards. */
  push(nanos: number, value: number): void {
    const { length } = this.steps;
    if (length > 0) this.bins.add(this.time(length - 1), nanos, this.value(length - 1));
    const at = length % CHUNK;
    const chunk = this.steps.grow();
    chunk.t[at] = nanos;
    chunk.value[at] = value;
    const block = Math.floor(at / BLOCK);
    const fresh = at % BLOCK === 0;
    chunk.min[block] = fresh ? value : Math.min(value, chunk.min[block] as number);
    chunk.max[block] = fresh ? value : Math.max(value, chunk.max[block] as number);
    this.lowest = Math.min(this.lowest, value);
    this.highest = Math.max(this.highest, value);
  }

  /** How many steps there were. */
  get length(): number {
    return this.steps.length;
  }

  time(index: number): number {
    return this.steps.chunk(index).t[index % CHUNK] as number;
  }

  value(index: number): number {
    return this.steps.chunk(index).value[index % CHUNK] as number;
  }

  /** The value at this moment; before the first step the first value. */
  valueAt(nanos: number): number {
    const index = this.find(nanos);
    if (index >= 0) return this.value(index);
    const bin = this.steps.first > 0 ? this.bins.find(nanos) : -1;
    return bin >= 0 ? (this.bins.max[bin] as number) : this.value(this.steps.first);
  }

  /** The index of the last step at or before this moment, or -1 if none of those is kept. */
  find(nanos: number): number {
    let low = this.steps.first;
    let high = this.steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.time(middle) <= nanos) low = middle + 1;
      else high = middle;
    }
    return low > this.steps.first ? low - 1 : -1;
  }

  /** Writes the smallest and the largest value in each of `count` columns, `step` nanoseconds wide from `from` on. */
  sweep(from: number, step: number, count: number, min: Int32Array, max: Int32Array): void {
    let index = this.find(from);
    for (let i = 0; i < count; i++) {
      const end = from + (i + 1) * step;
      if (index < 0 && this.steps.first > 0) {
        const bin = this.bins.find(from + i * step);
        min[i] = bin < 0 ? this.value(this.steps.first) : (this.bins.min[bin] as number);
        max[i] = bin < 0 ? this.value(this.steps.first) : (this.bins.max[bin] as number);
        index = this.find(end);
        continue;
      }
      let least = this.value(Math.max(index, this.steps.first));
      let most = least;
      for (
        index = Math.max(index, this.steps.first);
        index + 1 < this.length && this.time(index + 1) < end;
      ) {
        index = this.step(index + 1, end);
        least = Math.min(least, this.seenMin);
        most = Math.max(most, this.seenMax);
      }
      min[i] = least;
      max[i] = most;
    }
  }

  /** Drops whole chunks of steps before this moment. */
  dropBefore(nanos: number): void {
    const index = this.find(nanos);
    if (index > 0) this.steps.dropBefore(index);
  }

  private seenMin = 0;
  private seenMax = 0;

  /** Takes one step, or a whole block of them if it ends before `end`; returns the last index that was taken. */
  private step(index: number, end: number): number {
    const chunk = this.steps.chunk(index);
    const last = index + BLOCK - 1;
    if (index % BLOCK === 0 && last < this.length && this.time(last) < end) {
      const block = (index % CHUNK) / BLOCK;
      this.seenMin = chunk.min[block] as number;
      this.seenMax = chunk.max[block] as number;
      return last;
    }
    this.seenMin = chunk.value[index % CHUNK] as number;
    this.seenMax = this.seenMin;
    return index;
  }
}
