import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { Nanos } from '../../base/units';

/** How one actor let another proceed: from the event that released it to the event by which it proceeded. */
export interface Flow {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly fromActor: number;
  readonly toActor: number;
  readonly fromNanos: Nanos;
  readonly toNanos: Nanos;
  readonly object: number;
  /** True if a lock, a permit or an item changed hands; false if somebody was only woken. */
  readonly isTransfer: boolean;
}

class FlowChunk {
  readonly fromSeq = new Float64Array(CHUNK);
  readonly toSeq = new Float64Array(CHUNK);
  readonly fromActor = new Uint16Array(CHUNK);
  readonly toActor = new Uint16Array(CHUNK);
  readonly fromNanos = new Float64Array(CHUNK);
  readonly toNanos = new Float64Array(CHUNK);
  readonly object = new Uint16Array(CHUNK);
  readonly isTransfer = new Uint8Array(CHUNK);
}

/** All flows that are kept, in the order of the events that they lead to. */
export class Flows {
  /** Whether there ever was one that handed something over, and one that only woke. */
  anyTransfer = false;
  anyWakeUp = false;
  private readonly list = new ChunkList(() => new FlowChunk());

  get length(): number {
    return this.list.length;
  }

  get first(): number {
    return this.list.first;
  }

  push(flow: Flow): void {
    const at = this.list.length % CHUNK;
    const chunk = this.list.grow();
    chunk.fromSeq[at] = flow.fromSeq;
    chunk.toSeq[at] = flow.toSeq;
    chunk.fromActor[at] = flow.fromActor;
    chunk.toActor[at] = flow.toActor;
    chunk.fromNanos[at] = flow.fromNanos;
    chunk.toNanos[at] = flow.toNanos;
    chunk.object[at] = flow.object;
    chunk.isTransfer[at] = flow.isTransfer ? 1 : 0;
    this.anyTransfer ||= flow.isTransfer;
    this.anyWakeUp ||= !flow.isTransfer;
  }

  at(index: number): Flow {
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
      isTransfer: chunk.isTransfer[at] === 1,
    };
  }

  /** The index of the first flow that ends at or after this moment. */
  findAfter(nanos: Nanos): number {
    return this.search((chunk, at) => (chunk.toNanos[at] as number) >= nanos);
  }

  /** The index of the first flow that leads to the event `seq` or a later one. */
  findFrom(seq: number): number {
    return this.search((chunk, at) => (chunk.toSeq[at] as number) >= seq);
  }

  /** The flow that leads to the event `seq`, or null. */
  into(seq: number): Flow | null {
    const index = this.findFrom(seq);
    if (index >= this.length) return null;
    const found = this.at(index);
    return found.toSeq === seq ? found : null;
  }

  /** The first flow that the event `seq` caused, if it comes among the next thousand, or null. */
  outOf(seq: number): Flow | null {
    const start = this.findFrom(seq + 1);
    for (let i = start; i < Math.min(this.length, start + 1000); i++) {
      if (this.list.chunk(i).fromSeq[i % CHUNK] === seq) return this.at(i);
    }
    return null;
  }

  /** Drops whole chunks of flows before this moment. */
  dropBefore(nanos: Nanos): void {
    const index = this.findAfter(nanos);
    if (index > 0) this.list.dropBefore(index);
  }

  private search(reached: (chunk: FlowChunk, at: number) => boolean): number {
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
