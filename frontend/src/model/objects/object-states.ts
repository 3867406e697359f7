import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import { type EntityTable, NONE } from '../log/message';
import { leaveCondition } from './condition';
import type { ObjectEvent } from './object-event';
import { copyState, initialState, type ObjectState, reducerFor, weightOf } from './object-state';

const { waiting: WAITING, ended: ENDED } = KIND;

/** What an actor has to do with objects, besides what these know. */
interface ActorStatus {
  /** The object that it waits for, or NONE. */
  readonly waitsFor: number;
  /** The condition that it comes back from, or NONE. */
  readonly returnsFrom: number;
  /** Its exit code, or null as long as it is there. */
  readonly exit: number | null;
  /** Whose end it waits for, if that is a thread, which is no object. */
  readonly join: Join | null;
}

/** A wait for a thread to end. */
export interface Join {
  readonly actor: number;
  /** The thread that has to end. */
  readonly peer: number;
  /** Since when, in nanoseconds since the run began. */
  readonly since: number;
}

const ACTIVE: ActorStatus = { waitsFor: NONE, returnsFrom: NONE, exit: null, join: null };

/** Every copy of the states has a number, so that an object knows whose it is. */
let writers = 0;

/** All objects of a run after a number of its events. A copy shares what neither of the two has changed since. */
export class ObjectStates {
  /** The first event that has not been applied. */
  next = 0;
  private readonly entities: EntityTable;
  private readonly actors: ActorStatus[] = [];
  private readonly entries: ObjectState[] = [];
  private writer = ++writers;
  private readonly event: ObjectEvent = {
    seq: 0,
    t: 0,
    kind: 0,
    actor: 0,
    peer: NONE,
    value: 0,
    text: null,
    waited: false,
    isSelf: false,
  };

  constructor(entities: EntityTable) {
    this.entities = entities;
  }

  /** About how many records its objects hold. */
  get weight(): number {
    return this.entries.reduce((sum, entry) => sum + weightOf(entry), 1);
  }

  /** The object with this number; one that nothing has happened to yet is as it began. */
  get(object: number): ObjectState | null {
    const info = this.entities.objects[object];
    return this.entries[object] ?? (info === undefined ? null : initialState(info, 0));
  }

  /** All objects that are known, in the order in which they became so. */
  all(): ObjectState[] {
    return this.entities.objects.flatMap((info) => this.get(info.id) ?? []);
  }

  /** The waits for threads to end. */
  joins(): Join[] {
    return this.actors.flatMap((actor) => actor?.join ?? []);
  }

  /** The exit code of an actor that has ended, or null. */
  exitOf(actor: number): number | null {
    return this.actors[actor]?.exit ?? null;
  }

  /** Applies the event in the place `at` of a block. */
  apply(block: EventBlock, at: number, seq: number): void {
    this.next = seq + 1;
    const kind = block.kind[at] as number;
    const actor = block.actor[at] as number;
    const object = block.object[at] as number;
    const value = block.value[at] as number;
    const before = this.actors[actor] ?? ACTIVE;
    if (before.waitsFor !== NONE) this.endWait(before.waitsFor, actor);
    const isReturning = kind === WAITING && before.returnsFrom !== NONE;
    if (before.returnsFrom !== NONE && !isReturning) this.endReturn(before.returnsFrom, actor);
    const text = block.text[at] as number;
    const words = text === 0 ? null : (block.texts[text - 1] ?? null);
    const entry = object === NONE ? null : this.writable(object);
    if (entry !== null && kind === WAITING) {
      const timed = ((block.flags[at] as number) & 1) === 1;
      entry.waiters.push({ actor, since: block.t[at] as number, seq, timed, text: words });
    } else if (entry !== null) {
      const { event } = this;
      event.seq = seq;
      event.t = block.t[at] as number;
      event.kind = kind;
      event.actor = actor;
      event.peer = block.peer[at] as number;
      event.value = value;
      event.text = words;
      event.waited = before.waitsFor === object;
      event.isSelf = entry.info.name === this.entities.actors[actor]?.name;
      reducerFor(entry.info).apply(entry.state, event);
    }
    this.setStatus(actor, before, {
      waitsFor: kind === WAITING ? object : NONE,
      returnsFrom: isReturning ? before.returnsFrom : this.leaves(kind, entry),
      exit: kind === ENDED ? value : null,
      join: kind === WAITING && object === NONE ? joinOf(block, at) : null,
    });
  }

  /** A copy of the same moment that goes its own way. */
  copy(): ObjectStates {
    const copy = new ObjectStates(this.entities);
    copy.next = this.next;
    copy.actors.push(...this.actors);
    for (const [object, entry] of this.entries.entries()) {
      if (entry !== undefined) copy.entries[object] = entry;
    }
    this.writer = ++writers;
    return copy;
  }

  private leaves(kind: number, entry: ObjectState | null): number {
    const isBack = kind === KIND.woken || kind === KIND.timedOut;
    return isBack && entry?.state.kind === 'condition' ? entry.info.id : NONE;
  }

  private setStatus(actor: number, before: ActorStatus, now: ActorStatus): void {
    const isSame =
      before.waitsFor === now.waitsFor &&
      before.returnsFrom === now.returnsFrom &&
      before.exit === now.exit &&
      before.join === now.join;
    if (!isSame) this.actors[actor] = now;
  }

  private endWait(object: number, actor: number): void {
    const entry = this.writable(object);
    const at = entry?.waiters.findIndex((waiter) => waiter.actor === actor) ?? -1;
    if (at >= 0) entry?.waiters.splice(at, 1);
  }

  private endReturn(object: number, actor: number): void {
    const state = this.writable(object)?.state;
    if (state?.kind === 'condition') leaveCondition(state, actor);
  }

  /** The object with this number, to be changed. */
  private writable(object: number): ObjectState | null {
    let entry = this.entries[object];
    if (entry === undefined) {
      const info = this.entities.objects[object];
      if (info === undefined) return null;
      entry = initialState(info, this.writer);
    } else if (entry.writer !== this.writer) entry = copyState(entry, this.writer);
    this.entries[object] = entry;
    return entry;
  }
}

function joinOf(block: EventBlock, at: number): Join | null {
  const peer = block.peer[at] as number;
  if (peer === NONE) return null;
  return { actor: block.actor[at] as number, peer, since: block.t[at] as number };
}
