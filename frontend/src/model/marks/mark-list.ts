import { CHUNK, ChunkList } from '../../base/chunk-list';

class MarkChunk {
  readonly seq = new Float64Array(CHUNK);
  readonly mark = new Uint8Array(CHUNK);
}

/** Marks of one actor in the order of their events. */
export class MarkList {
  private readonly list = new ChunkList(() => new MarkChunk());

  get length(): number {
    return this.list.length;
  }

  push(seq: number, mark: number): void {
    const at = this.list.length % CHUNK;
    const chunk = this.list.grow();
    chunk.seq[at] = seq;
    chunk.mark[at] = mark;
  }

  /** The event of a mark. */
  seq(index: number): number {
    return this.list.chunk(index).seq[index % CHUNK] as number;
  }

  /** The number of the kind of a mark. */
  mark(index: number): number {
    return this.list.chunk(index).mark[index % CHUNK] as number;
  }

  /** The index of the first mark of this event or a later one. */
  find(seq: number): number {
    return this.list.find((index) => this.seq(index) >= seq);
  }

  /** Drops whole chunks of marks before this event. */
  dropBefore(seq: number): void {
    const index = this.find(seq);
    if (index > 0) this.list.dropBefore(index);
  }
}
