import { AXIS, type Axis, type Position } from '../../base/axis';
import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { Nanos } from '../../base/units';
import type { ObjectInfo } from '../log/message';
import type { Instant } from './instant';
import { RangeBins } from './range-bins';

/**
 * What the number of a track counts. Besides what its name says: `size` is how many items a list has, `unfinished` the tasks of a
 * queue that nobody has reported done, `inside` who has acquired a lock and not released it, no matter who else did, `waiting` how many
 * actors wait for any lock. The number of a `text` is the event that says it.
 */
export type TrackKind =
  | 'depth'
  | 'size'
  | 'unfinished'
  | 'permits'
  | 'flag'
  | 'value'
  | 'seats'
  | 'count'
  | 'inside'
  | 'waiting'
  | 'text';

/** What the track of a barrier has as its value while it is broken. */
export const BROKEN = -1;

const BLOCK = 64;

class StepChunk {
  /** Where the step is, by the number of the axis. */
  readonly at = [new Float64Array(CHUNK), new Float64Array(CHUNK)] as const;
  readonly value = new Int32Array(CHUNK);
  readonly min = new Int32Array(CHUNK / BLOCK);
  readonly max = new Int32Array(CHUNK / BLOCK);
}

/** The number of one object over time: the depth of a queue, the permits of a semaphore, a flag, a value, who is there. */
export class Track {
  readonly object: ObjectInfo;
  readonly kind: TrackKind;
  private readonly bins = [new RangeBins(1e6), new RangeBins(1)] as const;
  /** Where it begins: in nanoseconds, and in steps of the event axis. */
  readonly since: readonly [nanos: Nanos, step: Position];
  /** The smallest and the largest value that it ever had. */
  lowest: number;
  highest: number;
  /** Whether anybody has had to do with what it counts. */
  isUsed = false;
  private readonly steps = new ChunkList(() => new StepChunk());

  constructor(
    object: ObjectInfo,
    kind: TrackKind,
    initial: number,
    at: Pick<Instant, 'nanos' | 'step'>,
  ) {
    this.object = object;
    this.kind = kind;
    this.since = [at.nanos, at.step];
    this.lowest = initial;
    this.highest = initial;
    this.push(at, initial);
  }

  /** Takes the value from here on. */
  push({ nanos, step }: Pick<Instant, 'nanos' | 'step'>, value: number): void {
    const { length } = this.steps;
    if (length > 0) {
      const [last, before] = [length - 1, this.value(length - 1)];
      this.bins[AXIS.time].add(this.start(last), nanos, before);
      this.bins[AXIS.events].add(this.start(last, AXIS.events), step, before);
    }
    const at = length % CHUNK;
    const chunk = this.steps.grow();
    chunk.at[AXIS.time][at] = nanos;
    chunk.at[AXIS.events][at] = step;
    chunk.value[at] = value;
    const block = Math.floor(at / BLOCK);
    const fresh = at % BLOCK === 0;
    chunk.min[block] = fresh ? value : Math.min(value, chunk.min[block] as number);
    chunk.max[block] = fresh ? value : Math.max(value, chunk.max[block] as number);
    this.lowest = Math.min(this.lowest, value);
    this.highest = Math.max(this.highest, value);
  }

  /** Whether it says anything: nothing does that was never used, and nor do counts that never rose above what is usual. */
  get isShown(): boolean {
    if (this.kind === 'waiting' || this.kind === 'size') return this.highest > 0;
    return this.kind === 'inside' || this.kind === 'count' ? this.highest > 1 : this.isUsed;
  }

  /** How many steps there were. */
  get length(): number {
    return this.steps.length;
  }

  /** The index of the oldest step that is kept. */
  get first(): number {
    return this.steps.first;
  }

  /** Where a value begins on an axis. */
  start(index: number, axis: Axis = AXIS.time): Position {
    return this.steps.chunk(index).at[axis][index % CHUNK] as number;
  }

  value(index: number): number {
    return this.steps.chunk(index).value[index % CHUNK] as number;
  }

  /** The value at this position on an axis; before the first step the first value. */
  valueAt(position: Position, axis: Axis = AXIS.time): number {
    const index = this.find(position, axis);
    if (index >= 0) return this.value(index);
    const bins = this.bins[axis];
    const bin = this.steps.first > 0 ? bins.find(position) : -1;
    return bin >= 0 ? (bins.max[bin] as number) : this.value(this.steps.first);
  }

  /** The index of the last step at or before this position on an axis, or -1 if none of those is kept. */
  find(position: Position, axis: Axis = AXIS.time): number {
    let low = this.steps.first;
    let high = this.steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle, axis) <= position) low = middle + 1;
      else high = middle;
    }
    return low > this.steps.first ? low - 1 : -1;
  }

  /** Writes the smallest and the largest value in each of `count` columns of an axis, `step` wide from `from` on. */
  sweep(
    from: Position,
    step: number,
    count: number,
    min: Int32Array,
    max: Int32Array,
    axis: Axis = AXIS.time,
  ): void {
    const bins = this.bins[axis];
    let index = this.find(from, axis);
    for (let i = 0; i < count; i++) {
      const end = from + (i + 1) * step;
      if (index < 0 && this.steps.first > 0) {
        const bin = bins.find(from + i * step);
        min[i] = bin < 0 ? this.value(this.steps.first) : (bins.min[bin] as number);
        max[i] = bin < 0 ? this.value(this.steps.first) : (bins.max[bin] as number);
        index = this.find(end, axis);
        continue;
      }
      let least = this.value(Math.max(index, this.steps.first));
      let most = least;
      for (
        index = Math.max(index, this.steps.first);
        index + 1 < this.length && this.start(index + 1, axis) < end;
      ) {
        index = this.step(index + 1, end, axis);
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
  private step(index: number, end: Position, axis: Axis): number {
    const chunk = this.steps.chunk(index);
    const last = index + BLOCK - 1;
    if (index % BLOCK === 0 && last < this.length && this.start(last, axis) < end) {
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
