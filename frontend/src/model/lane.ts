import { LaneTimes } from './lane-times';
import type { ActorInfo } from './message';
import { SpanStore } from './span-store';

/** How many objects that an actor holds at once get a rail of their own. */
export const RAILS = 3;

/** One actor over time: what it was in, and what it held. */
export class Lane {
  readonly actor: ActorInfo;
  /** Whether it is the person at the screen. */
  readonly isYou: boolean;
  /** What it was in; for `you`, whose time means nothing, a span of state 0 for every event. */
  readonly times = new LaneTimes();
  /** What it held: state 1 and the object, or state 0; a second rail for what it held besides, and a third. */
  readonly rails: readonly SpanStore[] = Array.from({ length: RAILS }, () => new SpanStore());
  /** True once the actor has done more than start, end and print. */
  hasDeeds = false;
  /** The newest event of the actor, or -1. */
  lastSeq = -1;

  constructor(actor: ActorInfo) {
    this.actor = actor;
    this.isYou = actor.kind === 'you';
  }

  /** Whether the lane belongs on the screen: "Main" only if it takes part. */
  get isShown(): boolean {
    return this.hasDeeds || (this.actor.name !== 'Main' && this.lastSeq >= 0);
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    this.times.dropBefore(nanos);
    for (const rail of this.rails) rail.dropBefore(nanos);
  }
}
