import { KIND } from '../log/kind';
import { NONE } from '../log/message';
import type { Stuckness } from '../log/stuck';
import type { Instant } from './instant';
import { type Lane, RAILS } from './lane';
import { STATE } from './lane-state';

const {
  started: STARTED,
  ended: ENDED,
  working: WORKING,
  sleeping: SLEEPING,
  resumed: RESUMED,
} = KIND;

interface Held {
  readonly object: number;
  readonly rail: number;
  depth: number;
}

/** Where an actor stands at the end of the log, and the lane that this is written to. */
export class ActorReducer {
  readonly lane: Lane;
  /** The object that it waits for, or NONE; only meaningful while {@link isWaiting}. */
  waitsFor = NONE;
  private waitState = 0;
  private activity = 0;
  private stuckAs: Stuckness = null;
  private readonly held: Held[] = [];

  constructor(lane: Lane) {
    this.lane = lane;
  }

  get isWaiting(): boolean {
    return this.waitState !== 0;
  }

  /** Whether it waits for a lock. */
  get isQueued(): boolean {
    return this.waitState === STATE.waiting;
  }

  /** Begins a wait; `lock` says whether it is for a lock, which has a holder. */
  wait(object: number, lock: boolean): void {
    this.waitsFor = object;
    this.waitState = lock ? STATE.waiting : STATE.blocked;
  }

  endWait(): void {
    this.waitState = 0;
    this.waitsFor = NONE;
    this.stuckAs = null;
  }

  /** Marks the wait as one that cannot end, or takes the mark back; true if that changed anything. */
  markStuck(as: Stuckness): boolean {
    const now = this.isWaiting ? as : null;
    const changed = this.stuckAs !== now;
    this.stuckAs = now;
    return changed;
  }

  /** Takes what it holds now, `depth` deep; null: once more than before. */
  hold(object: number, depth: number | null, at: Instant): void {
    const held = this.held.find((h) => h.object === object);
    if (held !== undefined) {
      held.depth = depth ?? held.depth + 1;
      return;
    }
    let rail = 0;
    while (this.held.some((h) => h.rail === rail)) rail++;
    this.held.push({ object, rail, depth: depth ?? 1 });
    if (rail < RAILS) this.lane.rails[rail]?.push(at, 1, object);
  }

  /** Gives it back but for `depth`; null: once. True if it was held. */
  release(object: number, depth: number | null, at: Instant): boolean {
    const index = this.held.findIndex((h) => h.object === object);
    const held = this.held[index];
    if (held === undefined) return false;
    held.depth = depth ?? held.depth - 1;
    if (held.depth === 0) {
      this.held.splice(index, 1);
      this.lane.rails[held.rail]?.push(at, 0, NONE);
    }
    return true;
  }

  /** Takes what an event of this actor says of its life and its work. */
  act(kind: number, at: Instant): void {
    if (kind === STARTED || kind === RESUMED) this.activity = STATE.running;
    else if (kind === WORKING) this.activity = STATE.working;
    else if (kind === SLEEPING) this.activity = STATE.sleeping;
    else if (kind === ENDED) this.end(at);
    else if (this.activity === 0) this.activity = STATE.running;
  }

  /** Writes the state to the lane if it is another one than before, or if `always`. */
  write(at: Instant, always: boolean): void {
    const { times } = this.lane;
    const state = this.state();
    const object = this.object(state);
    const last = times.length - 1;
    const same = last >= 0 && times.state(last) === state && times.object(last) === object;
    if (always || !same) times.push(at, state, object);
  }

  private end(at: Instant): void {
    this.activity = 0;
    for (const held of [...this.held]) this.release(held.object, 0, at);
  }

  private state(): number {
    if (this.isWaiting) return this.stuckAs === null ? this.waitState : STATE[this.stuckAs];
    const { activity } = this;
    if (activity === 0 || activity === STATE.sleeping) return activity;
    if (this.held.length > 0) return STATE.holding;
    return this.lane.isAuxiliary && activity === STATE.running ? STATE.none : activity;
  }

  private object(state: number): number {
    if (this.isWaiting) return this.waitsFor;
    return state === STATE.holding ? (this.held[this.held.length - 1]?.object ?? NONE) : NONE;
  }
}
