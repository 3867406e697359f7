import { CHUNK, ChunkList } from '../../base/chunk-list';

/** The place of no write: the value that a cell had before anybody wrote it. */
export const INITIAL = -1;

class WriteChunk {
  readonly seq = new Float64Array(CHUNK);
  readonly value = new Int32Array(CHUNK);
  readonly basis = new Int32Array(CHUNK);
  readonly depth = new Int32Array(CHUNK);
  readonly overwritten = new Int32Array(CHUNK);
  readonly lostBy = new Int32Array(CHUNK);
}

/** The writes that are kept, in their order: what each was computed from, what it overwrote, and what it was lost by. */
export class UpdateStore {
  private readonly list = new ChunkList(() => new WriteChunk());

  get length(): number {
    return this.list.length;
  }

  /** Adds a write that was computed from the value of the write `basis`; returns its place. */
  push(seq: number, value: number, basis: number, overwritten: number): number {
    const depth = this.depth(basis) + 1;
    const place = this.list.length;
    const chunk = this.list.grow();
    const at = place % CHUNK;
    chunk.seq[at] = seq;
    chunk.value[at] = value;
    chunk.basis[at] = basis;
    chunk.depth[at] = depth;
    chunk.overwritten[at] = overwritten;
    chunk.lostBy[at] = INITIAL;
    return place;
  }

  /** Whether this is a write, and one that is kept. */
  has(place: number): boolean {
    return place >= this.list.first && place < this.list.length;
  }

  seq(place: number): number {
    return this.list.chunk(place).seq[place % CHUNK] as number;
  }

  value(place: number): number {
    return this.list.chunk(place).value[place % CHUNK] as number;
  }

  /** The write from whose value it was computed, or {@link INITIAL}. */
  basis(place: number): number {
    return this.list.chunk(place).basis[place % CHUNK] as number;
  }

  /** How many writes its value goes back to, itself included; 0 of a write that is not kept. */
  depth(place: number): number {
    return this.has(place) ? (this.list.chunk(place).depth[place % CHUNK] as number) : 0;
  }

  /** The write that it replaced without having seen it, or {@link INITIAL}. */
  overwritten(place: number): number {
    return this.list.chunk(place).overwritten[place % CHUNK] as number;
  }

  /** The write by which it was lost, or {@link INITIAL} while it is not. */
  lostBy(place: number): number {
    return this.list.chunk(place).lostBy[place % CHUNK] as number;
  }

  /** Marks a write as lost by another one, or, by {@link INITIAL}, as not lost; true if that changed whether it is. */
  lose(place: number, by: number): boolean {
    const before = this.lostBy(place);
    this.list.chunk(place).lostBy[place % CHUNK] = by;
    return (before === INITIAL) !== (by === INITIAL);
  }

  /** The place of the first write with this sequence number or a later one. */
  find(seq: number): number {
    return this.list.find((place) => this.seq(place) >= seq);
  }

  /** Drops whole chunks of writes before this event. */
  dropBefore(seq: number): void {
    const place = this.find(seq);
    if (place > 0) this.list.dropBefore(place);
  }
}
