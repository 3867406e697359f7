import type { Position } from '../../base/axis';
import { Track } from '../lanes/track';
import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { LostUpdates } from './lost-updates';

/** What variables would be if no update had been lost, over time: from the first lost one on. */
export class DueTracks {
  private readonly updates: LostUpdates;
  private readonly tracks = new Map<number, Track | null>();

  constructor(updates: LostUpdates) {
    this.updates = updates;
  }

  /** What an object would be, or null if none of its updates was lost, or that cannot be said. */
  of(object: number): Track | null {
    return this.tracks.get(object) ?? null;
  }

  /** Takes the event in the place `at` of a block, at a step of the event axis; the updates have seen it. */
  event(block: EventBlock, at: number, step: Position, object: ObjectInfo): void {
    if (block.kind[at] !== KIND.wrote) return;
    const known = this.tracks.get(object.id);
    if (known === null || (known === undefined && this.updates.lostOf(object.id) === 0)) return;
    const due = this.updates.dueOf(object.id);
    const instant = { nanos: block.t[at] as number, step };
    if (due === null) this.tracks.set(object.id, null);
    else if (known === undefined)
      this.tracks.set(object.id, new Track(object, 'value', due, instant));
    else known.push(instant, due);
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    for (const track of this.tracks.values()) track?.dropBefore(nanos);
  }
}
