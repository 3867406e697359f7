import { CHUNK } from '../../base/chunk-list';
import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import { familyOf, hasTrait, isLock } from '../log/object-type';
import type { Instant } from './instant';
import { Track, type TrackKind } from './track';

const { put: PUT, done: DONE, acquired: ACQUIRED, released: RELEASED } = KIND;

/**
 * What is counted of an object besides its number: the tasks of a queue that nobody has reported done; who is inside of a lock
 * that anybody may release, because an actor stays inside until it releases the lock itself.
 */
export class SecondCount {
  readonly track: Track;
  private readonly inside = new Set<number>();
  private count = 0;

  private constructor(track: Track) {
    this.track = track;
  }

  /** The second count of an object, from here on, or null if objects of its type have none. */
  static of(object: ObjectInfo, at: Pick<Instant, 'nanos' | 'step'>): SecondCount | null {
    const kind = kindFor(object);
    return kind === null ? null : new SecondCount(new Track(object, kind, 0, at));
  }

  /** Takes an event on the object. */
  event(kind: number, actor: number, value: number, at: Instant): void {
    const { track, inside, count } = this;
    if (track.kind === 'unfinished') {
      if (kind === PUT) this.take(count + 1, at);
      else if (kind === DONE) {
        track.isUsed = true; // only where tasks are reported done
        this.take(value, at);
      }
    } else if (kind === ACQUIRED) {
      inside.add(actor);
      this.take(inside.size, at);
    } else if (kind === RELEASED) this.leave(actor, at);
  }

  /** Takes that an actor is not inside any more. */
  leave(actor: number, at: Instant): void {
    if (this.inside.delete(actor)) this.take(this.inside.size, at);
  }

  /** Of what is not shown for so long, no more is kept. */
  private take(count: number, at: Instant): void {
    const { track } = this;
    this.count = count;
    if (track.isShown || (track.kind === 'inside' && count > 1) || track.length < CHUNK)
      track.push(at, count);
  }
}

function kindFor(object: ObjectInfo): TrackKind | null {
  if (familyOf(object) === 'queue' && hasTrait(object, 'joinable')) return 'unfinished';
  return isLock(object) && !hasTrait(object, 'owned') ? 'inside' : null;
}
