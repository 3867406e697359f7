import type { Instant } from '../lanes/instant';
import { Track } from '../lanes/track';
import type { ObjectInfo } from '../log/message';

/** What the track of a strip has as its value while there is nothing. */
export const NOTHING = -1;

/** One part of what a table shows, over time: what a thread has for itself, an entry, a cell, a block of memory. */
export class Strip {
  readonly object: ObjectInfo;
  readonly name: string;
  /** Where it stands among the others. */
  readonly order: number;
  /** By which event it got its value, which that event says. */
  readonly track: Track;
  /** What it is now, or null. */
  private newest: string | null = null;

  /** A strip without a value, from this moment on. */
  constructor(
    object: ObjectInfo,
    name: string,
    order: number,
    at: Pick<Instant, 'nanos' | 'step'>,
  ) {
    this.object = object;
    this.name = name;
    this.order = order;
    this.track = new Track(object, 'text', NOTHING, at);
  }

  /** Takes what it is from here on, and the event that says so; the same as before changes nothing. */
  take(value: string | null, at: Instant): void {
    if (value === this.newest) return;
    this.newest = value;
    this.track.push(at, value === null ? NOTHING : at.seq);
  }

  /** Whether it has a value now. */
  get isThere(): boolean {
    return this.newest !== null;
  }
}
