import { AXIS, type Axis, type Position } from '../../base/axis';
import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { Nanos } from '../../base/units';
import type { Instant } from './instant';

class SpanChunk {
  /** By the number of the axis. */
  readonly start = [new Float64Array(CHUNK), new Float64Array(CHUNK)] as const;
  readonly state = new Uint8Array(CHUNK);
  readonly object = new Uint16Array(CHUNK);
  readonly seq = new Float64Array(CHUNK);
}

/**
 * States one after the other without a gap: a span ends where the next one starts, and the last one is open.
 *
 * A start is a position on each axis: nanoseconds since the run began, and steps. Starts never go backwards. Indices stay valid when old spans are dropped.
 */
export class SpanStore {
  protected readonly list = new ChunkList(() => new SpanChunk());

  /** One more than the index of the newest span. */
  get length(): number {
    return this.list.length;
  }

  /** The index of the oldest span that is kept. */
  get first(): number {
    return this.list.first;
  }

  /** Ends the open span, and begins one. */
  push({ nanos, seq, step }: Instant, state: number, object: number): void {
    const at = this.list.length % CHUNK;
    const chunk = this.list.grow();
    chunk.start[AXIS.time][at] = nanos;
    chunk.start[AXIS.events][at] = step;
    chunk.state[at] = state;
    chunk.object[at] = object;
    chunk.seq[at] = seq;
  }

  /** Where the span starts on an axis. */
  start(index: number, axis: Axis = AXIS.time): Position {
    return this.list.chunk(index).start[axis][index % CHUNK] as number;
  }

  /** Where the span ends on an axis, or infinity if it is open. */
  end(index: number, axis: Axis = AXIS.time): Position {
    return index + 1 < this.list.length ? this.start(index + 1, axis) : Number.POSITIVE_INFINITY;
  }

  state(index: number): number {
    return this.list.chunk(index).state[index % CHUNK] as number;
  }

  object(index: number): number {
    return this.list.chunk(index).object[index % CHUNK] as number;
  }

  /** The event that began the span. */
  seq(index: number): number {
    return this.list.chunk(index).seq[index % CHUNK] as number;
  }

  /** The index of the last span that starts at or before this position on an axis, or -1 if none of those is kept. */
  find(position: Position, axis: Axis = AXIS.time): number {
    let low = this.first;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle, axis) <= position) low = middle + 1;
      else high = middle;
    }
    return low > this.first ? low - 1 : -1;
  }

  /** The index of the last span that an event with this number or an earlier one began, or -1. */
  findSeq(seq: number): number {
    let low = this.first;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.seq(middle) <= seq) low = middle + 1;
      else high = middle;
    }
    return low > this.first ? low - 1 : -1;
  }

  /** Drops whole chunks of spans that ended before this moment. */
  dropBefore(nanos: Nanos): void {
    const index = this.find(nanos);
    if (index > 0) this.list.dropBefore(index);
  }
}
