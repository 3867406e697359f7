import { CHUNK, ChunkList } from '../../base/chunk-list';

/** One hand-over: from the event that let go to the event that it let on. */
export interface HandOver {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly fromActor: number;
  readonly toActor: number;
  readonly fromNanos: number;
  readonly toNanos: number;
  readonly object: number;
  /** True if a lock, a permit or an item changed hands; false if somebody was only woken. */
  readonly solid: boolean;
}

class HandOverChunk {
  readonly fromSeq = new Float64Array(CHUNK);
  readonly toSeq = new Float64Array(CHUNK);
  readonly fromActor = new Uint16Array(CHUNK);
  readonly toActor = new Uint16Array(CHUNK);
  readonly fromNanos = new Float64Array(CHUNK);
  readonly toNanos = new Float64Array(CHUNK);
  readonly object = new Uint16Array(CHUNK);
  readonly solid = new Uint8Array(CHUNK);
}

/** All hand-overs that are kept, in the order of the events that they let on. */
export class HandOvers {
  /** Whether there ever was one that handed something over, and one that only woke. */
  anySolid = false;
  anyDashed = false;
  private readonly list = new ChunkList(() => new HandOverChunk());

  get length(): number {
    return this.list.length;
  }

  get first(): number {
    return this.list.first;
  }

  push(handOver: HandOver): void {
    const at = this.list.length % CHUNK;
    const chunk = this.list.grow();
    chunk.fromSeq[at] = handOver.fromSeq;
    chunk.toSeq[at] = handOver.toSeq;
    chunk.fromActor[at] = handOver.fromActor;
    chunk.toActor[at] = handOver.toActor;
    chunk.fromNanos[at] = handOver.fromNanos;
    chunk.toNanos[at] = handOver.toNanos;
    chunk.object[at] = handOver.object;
    chunk.solid[at] = handOver.solid ? 1 : 0;
    this.anySolid ||= handOver.solid;
    this.anyDashed ||= !handOver.solid;
  }

  at(index: number): HandOver {
    const chunk = this.list.chunk(index);
    const at = index % CHUNK;
    return {
      fromSeq: chunk.fromSeq[at] as number,
      toSeq: chunk.toSeq[at] as number,
      fromActor: chunk.fromActor[at] as number,
      toActor: chunk.toActor[at] as number,
      fromNanos: chunk.fromNanos[at] as number,
      toNanos: chunk.toNanos[at] as number,
      object: chunk.object[at] as number,
      solid: chunk.solid[at] === 1,
    };
  }

  /** The index of the first hand-over that let somebody on at or after this moment. */
  findAfter(nanos: number): number {
    return this.search((chunk, at) => (chunk.toNanos[at] as number) >= nanos);
  }

  /** The hand-over that let on the event `seq`, or null. */
  into(seq: number): HandOver | null {
    const index = this.search((chunk, at) => (chunk.toSeq[at] as number) >= seq);
    if (index >= this.length) return null;
    const found = this.at(index);
    return found.toSeq === seq ? found : null;
  }

  /** The first hand-over that the event `seq` caused, if it comes among the next thousand, or null. */
  outOf(seq: number): HandOver | null {
    const start = this.search((chunk, at) => (chunk.toSeq[at] as number) > seq);
    for (let i = start; i < Math.min(this.length, start + 1000); i++) {
      if (this.list.chunk(i).fromSeq[i % CHUNK] === seq) return this.at(i);
    }
    return null;
  }

  /** Drops whole chunks of hand-overs before this moment. */
  dropBefore(nanos: number): void {
    const index = this.findAfter(nanos);
    if (index > 0) this.list.dropBefore(index);
  }

  private search(reached: (chunk: HandOverChunk, at: number) => boolean): number {
    let low = this.list.first;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(this.list.chunk(middle), middle % CHUNK)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
