import type { Family } from '../log/family';
import { KIND } from '../log/kind';
import { NONE, type ObjectInfo } from '../log/message';
import { familyOf, hasTrait, isLock, isThreadPool } from '../log/object-type';
import type { ActorReducer } from './actor-reducer';
import type { Instant } from './instant';
import { roleFor } from './roles';
import { SecondCount } from './second-count';
import { BROKEN, Track, type TrackKind } from './track';

const { set: SET, arrived: ARRIVED, received: RECEIVED, broke: BROKE, passed: PASSED } = KIND;

/** An event by which an actor may have let others proceed. */
interface Release {
  readonly seq: number;
  readonly nanos: number;
}

/** Where an object stands at the end of the log, and the track that its number is written to. */
export class ObjectReducer {
  readonly info: ObjectInfo;
  readonly isLock: boolean;
  /** Whether an actor that acquires it holds it then: not so for a semaphore that begins at 0, which is a signal. */
  readonly isHeld: boolean;
  readonly track: Track | null;
  /** What else is counted, or null. */
  readonly second: SecondCount | null;
  /** The role of the events that change the track. */
  readonly counted: number;
  /** Whether what is received is always an arrow, waited for or not: requests to a manager, and its replies. */
  readonly isAddressed: boolean;
  owner: ActorReducer | null = null;
  private readonly releaseSeqs: number[] = [];
  private readonly releaseNanos: number[] = [];
  private readonly sentTo = new Map<number, Release>();

  constructor(info: ObjectInfo, at: Pick<Instant, 'nanos' | 'step'>) {
    this.info = info;
    this.isLock = isLock(info);
    this.isHeld = info.initial !== 0;
    this.isAddressed = familyOf(info) === 'manager';
    const kind = trackKind(info);
    const initial = kind === 'depth' ? 0 : (info.initial ?? 0);
    this.second = SecondCount.of(info, at);
    this.track = kind === null ? null : new Track(info, kind, initial, at);
    this.counted = kind === null ? 0 : roleFor(kind);
  }

  /** What the track shows after an event of this kind with this value, or null if that changes nothing. */
  numberAfter(kind: number, value: number): number | null {
    switch (this.track?.kind) {
      case 'flag':
        return Number(kind === SET);
      case 'seats':
        return this.seatsAfter(kind, value);
      case 'depth':
        // what is received from a pool is a result, and not one of its tasks
        return kind === RECEIVED && isThreadPool(this.info) ? null : value;
      default:
        return value;
    }
  }

  /** A barrier counts who is there, from 1; a latch counts who is still to come, and so do its events. */
  private seatsAfter(kind: number, value: number): number | null {
    if (familyOf(this.info) === 'latch') return kind === ARRIVED ? value : null;
    if (kind === BROKE) return BROKEN;
    if (kind === PASSED && this.track?.value(this.track.length - 1) === BROKEN) return null;
    return kind === ARRIVED ? value + 1 : 0;
  }

  /** Keeps the last event by which an actor may have let others proceed, or `to`, if that is not NONE. */
  rememberRelease(actor: number, to: number, seq: number, nanos: number): void {
    if (this.isAddressed && to !== NONE) {
      this.sentTo.set(pair(actor, to), { seq, nanos });
      return;
    }
    this.releaseSeqs[actor] = seq;
    this.releaseNanos[actor] = nanos;
  }

  /** The last event by which this actor may have let `to` proceed, or null. */
  releaseBy(actor: number, to: number): Release | null {
    const sent = this.sentTo.get(pair(actor, to));
    if (sent !== undefined) return sent;
    const seq = this.releaseSeqs[actor];
    return seq === undefined ? null : { seq, nanos: this.releaseNanos[actor] as number };
  }
}

function pair(from: number, to: number): number {
  return from * (NONE + 1) + to;
}

/** What the track of an object shows; other families have none. */
const TRACKS: Readonly<Partial<Record<Family, TrackKind>>> = {
  queue: 'depth',
  pipe: 'depth',
  pool: 'depth',
  barrier: 'seats',
  latch: 'seats',
  semaphore: 'permits',
  event: 'flag',
  variable: 'value',
  collection: 'size',
};

function trackKind(object: ObjectInfo): TrackKind | null {
  if (isLock(object)) return hasTrait(object, 'reentrant') ? 'count' : null;
  if (hasTrait(object, 'text')) return null;
  return TRACKS[familyOf(object)] ?? null;
}
