import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { EventTimes } from './event-steps';
import type { Chunk } from './message';

/** How many events are looked through for one of an actor, in each direction. */
const SEARCHED = 4096;

/** Of every so many events the time is known for good. */
const SAMPLED = 256;

/** The columns of {@link CHUNK} events; texts are kept once per block. */
export class EventBlock {
  readonly t = new Float64Array(CHUNK);
  readonly kind = new Uint8Array(CHUNK);
  readonly actor = new Uint16Array(CHUNK);
  readonly object = new Uint16Array(CHUNK);
  readonly peer = new Uint16Array(CHUNK);
  readonly line = new Uint16Array(CHUNK);
  readonly value = new Int32Array(CHUNK);
  readonly flags = new Uint8Array(CHUNK);
  readonly text = new Uint16Array(CHUNK);
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a text in this block, counted from 1. */
  number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text);
      this.numbers.set(text, number);
    }
    return number;
  }
}

/** All events that are kept, in columns. An event's index is its sequence number less {@link base}. */
export class EventStore implements EventTimes {
  /** The sequence number of the first event that ever came. */
  base = 0;
  private readonly list = new ChunkList(() => new EventBlock());
  private readonly samples: number[] = [];

  /** One more than the sequence number of the newest event. */
  get end(): number {
    return this.base + this.list.length;
  }

  /** The sequence number of the oldest event that is kept. */
  get first(): number {
    return this.base + this.list.first;
  }

  /** How many events are kept. */
  get kept(): number {
    return this.list.length - this.list.first;
  }

  /** Appends the events of a chunk from its element `from` on. */
  append(chunk: Chunk, from: number): void {
    if (this.list.length === 0) this.base = chunk.seq + from;
    for (let i = from; i < chunk.count; i++) {
      const at = this.list.length % CHUNK;
      if (at % SAMPLED === 0) this.samples.push(chunk.t[i] as number);
      const block = this.list.grow();
      block.t[at] = chunk.t[i] as number;
      block.kind[at] = chunk.kind[i] as number;
      block.actor[at] = chunk.actor[i] as number;
      block.object[at] = chunk.object[i] as number;
      block.peer[at] = chunk.peer[i] as number;
      block.line[at] = chunk.line[i] as number;
      block.value[at] = chunk.value[i] as number;
      block.flags[at] = chunk.flags[i] as number;
      const text = chunk.text[i] as number;
      block.text[at] = text === 0 ? 0 : block.number(chunk.texts[text - 1] ?? '');
    }
  }

  /** The block that an event is in; the event must be kept. */
  block(seq: number): EventBlock {
    return this.list.chunk(seq - this.base);
  }

  /** The place of an event in the columns of its block. */
  place(seq: number): number {
    return (seq - this.base) % CHUNK;
  }

  /** Whether this event is kept. */
  has(seq: number): boolean {
    return seq >= this.first && seq < this.end;
  }

  /** Nanoseconds since the run began; the event must be kept. */
  time(seq: number): number {
    return this.block(seq).t[this.place(seq)] as number;
  }

  /** When the event happened, in nanoseconds; between the times that are known for good, if it is no longer kept. */
  timeAbout(seq: number): number {
    if (seq >= this.first) return this.time(seq);
    const place = (seq - this.base) / SAMPLED;
    const before = this.samples[Math.floor(place)] as number;
    const after = this.samples[Math.floor(place) + 1] ?? before;
    return before + (place % 1) * (after - before);
  }

  /** The number of the actor; the event must be kept. */
  actor(seq: number): number {
    return this.block(seq).actor[this.place(seq)] as number;
  }

  /** The sequence number of the last event at or before this moment, or null if none of those is kept. */
  lastAt(nanos: number): number | null {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.time(middle) <= nanos) low = middle + 1;
      else high = middle;
    }
    return low > this.first ? low - 1 : null;
  }

  /** The last event at or before this moment, or the one before the first; about that one, if it is no longer kept. */
  lastAbout(nanos: number): number {
    const last = this.lastAt(nanos);
    if (last !== null) return last;
    let low = this.base;
    let high = this.first;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.timeAbout(middle) <= nanos) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * The event of this actor that is nearest to `place`, if one is within `reach` of it: by the places of the events, which
   * `placeOf` tells and which go up; the search begins at the event `middle`.
   */
  nearest(
    actor: number,
    place: number,
    reach: number,
    middle: number,
    placeOf: (seq: number) => number,
  ): number | null {
    let best: number | null = null;
    let distance = reach;
    for (let seq = middle; seq >= Math.max(this.first, middle - SEARCHED); seq--) {
      const away = place - placeOf(seq);
      if (away > distance) break;
      if (this.actor(seq) === actor) [best, distance] = [seq, Math.abs(away)];
    }
    for (let seq = middle; seq < Math.min(this.end, middle + SEARCHED); seq++) {
      const away = placeOf(seq) - place;
      if (away > distance) break;
      if (this.actor(seq) === actor && away < distance) [best, distance] = [seq, Math.abs(away)];
    }
    return best;
  }

  /** The last event of this actor at or before the moment, or null if it is not among the nearest thousands. */
  lastOf(actor: number, nanos: number): number | null {
    const last = this.lastAt(nanos) ?? -1;
    for (let seq = last; seq >= Math.max(this.first, last - SEARCHED); seq--) {
      if (this.actor(seq) === actor) return seq;
    }
    return null;
  }

  /** Drops whole blocks from the front until at most `most` events and a block are kept; true if any was. */
  trim(most: number): boolean {
    const before = this.list.first;
    this.list.dropBefore(this.list.length - most);
    return this.list.first !== before;
  }
}
