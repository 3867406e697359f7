import { type ActorInfo, MAIN } from '../log/message';
import { LaneTimes } from './lane-times';
import { SpanStore } from './span-store';

/** How many objects that an actor holds at once get a rail of their own. */
export const RAILS = 3;

/** If "Main" takes part only so many nanoseconds after the run began, the others are on the screen already. */
const LATE_NANOS = 300e6;

/** One actor over time: what it was in, and what it held. */
export class Lane {
  readonly actor: ActorInfo;
  /**
   * Whether it only helps the others: the person at the screen, and "Main", which sets everything up and then waits for
   * the others to end. Only its events count then, and what it says that it is in; not that it runs.
   */
  readonly isAuxiliary: boolean;
  /** What it was in; for an auxiliary actor there is a span for every event. */
  readonly times = new LaneTimes();
  /** What it held: state 1 and the object, or state 0; a second rail for what it held besides, and a third. */
  readonly rails: readonly SpanStore[] = Array.from({ length: RAILS }, () => new SpanStore());
  /**
   * When the actor first did more than start, end, print, wait for threads to end and let others wait, in nanoseconds; infinite
   * before.
   */
  actsFrom = Number.POSITIVE_INFINITY;
  /** Whether the run goes operation by operation: then every actor's turn matters, that of "Main" too. */
  isStepped = false;
  /** Whether its thread or process is over. */
  hasEnded = false;
  /** The newest event of the actor, or -1. */
  lastSeq = -1;

  constructor(actor: ActorInfo) {
    this.actor = actor;
    this.isAuxiliary = actor.kind === 'you' || actor.name === MAIN;
  }

  /** Whether the lane belongs on the screen: "Main" only if it takes part, or the run is stepped. */
  get isShown(): boolean {
    const acts = this.actsFrom < Number.POSITIVE_INFINITY;
    return acts || ((this.isStepped || this.actor.name !== MAIN) && this.lastSeq >= 0);
  }

  /** Whether it comes when the others are there already, and so stands below them: nothing moves when it appears. */
  get isLast(): boolean {
    const isLate = this.actor.name === MAIN && !this.isStepped && this.actsFrom > LATE_NANOS;
    return isLate || this.actor.kind === 'you';
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    this.times.dropBefore(nanos);
    for (const rail of this.rails) rail.dropBefore(nanos);
  }
}
