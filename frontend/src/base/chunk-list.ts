/** Items per chunk; a power of two. */
export const CHUNK = 4096;
const SHIFT = 12;

/**
 * A list that only grows at its end and is only cut at its front, kept in chunks of typed arrays of {@link CHUNK} items.
 *
 * An item keeps its index forever, even when items before it are dropped. Nothing is copied when the list grows.
 */
export class ChunkList<Chunk> {
  /** One more than the index of the newest item. */
  length = 0;
  private chunks: Chunk[] = [];
  private dropped = 0;
  private readonly make: () => Chunk;

  constructor(make: () => Chunk) {
    this.make = make;
  }

  /** The index of the oldest item that is still there. */
  get first(): number {
    return this.dropped << SHIFT;
  }

  /** The chunk for one more item, which then has the index `length - 1`; its place is that index modulo {@link CHUNK}. */
  grow(): Chunk {
    const at = (this.length >> SHIFT) - this.dropped;
    let chunk = this.chunks[at];
    if (chunk === undefined) {
      chunk = this.make();
      this.chunks.push(chunk);
    }
    this.length++;
    return chunk;
  }

  /** The chunk that the item `index` is in. */
  chunk(index: number): Chunk {
    return this.chunks[(index >> SHIFT) - this.dropped] as Chunk;
  }

  /** The index of the first item for which `reached` is true; it must be false before and true after. */
  find(reached: (index: number) => boolean): number {
    let low = this.first;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Drops whole chunks from the front while every item of them stands before `index`. */
  dropBefore(index: number): void {
    const keepFrom = Math.min(index, this.length - 1) >> SHIFT;
    const count = keepFrom - this.dropped;
    if (count > 0) {
      this.chunks.splice(0, count);
      this.dropped = keepFrom;
    }
  }
}
