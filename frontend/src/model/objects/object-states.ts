import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import { NONE } from '../log/message';
import type { EntityTable } from '../log/readable-log';
import { leaveCondition } from './condition';
import type { Deed } from './object-event';
import { copyThing, makeThing, reducerFor, type Thing, weigh } from './object-state';

const { waiting: WAITING, ended: ENDED } = KIND;

/** How an actor stands beside the objects. */
interface ActorNow {
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

const AT_WORK: ActorNow = { waitsFor: NONE, returnsFrom: NONE, exit: null, join: null };

let worlds = 0;

/** All objects of a run after a number of its events. A copy shares what neither of the two has changed since. */
export class World {
  /** The first event that it has not taken. */
  next = 0;
  private readonly entities: EntityTable;
  private readonly actors: ActorNow[] = [];
  private readonly things: Thing[] = [];
  private number = ++worlds;
  private readonly deed: Deed = {
    seq: 0,
    t: 0,
    kind: 0,
    actor: 0,
    peer: NONE,
    value: 0,
    text: null,
    waited: false,
    isNamesake: false,
  };

  constructor(entities: EntityTable) {
    this.entities = entities;
  }

  /** About how many records its objects hold. */
  get weight(): number {
    return this.things.reduce((sum, thing) => sum + weigh(thing), 1);
  }

  /** The object with this number; one that nothing has happened to yet is as it began. */
  thing(object: number): Thing | null {
    const info = this.entities.objects[object];
    return this.things[object] ?? (info === undefined ? null : makeThing(info, 0));
  }

  /** All objects that are known, in the order in which they became so. */
  all(): Thing[] {
    return this.entities.objects.flatMap((info) => this.thing(info.id) ?? []);
  }

  /** The waits for threads to end. */
  joins(): Join[] {
    return this.actors.flatMap((actor) => actor?.join ?? []);
  }

  /** The exit code of an actor that has ended, or null. */
  exitOf(actor: number): number | null {
    return this.actors[actor]?.exit ?? null;
  }

  /** Takes the event in the place `at` of a block. */
  take(block: EventBlock, at: number, seq: number): void {
    this.next = seq + 1;
    const kind = block.kind[at] as number;
    const actor = block.actor[at] as number;
    const object = block.object[at] as number;
    const value = block.value[at] as number;
    const before = this.actors[actor] ?? AT_WORK;
    if (before.waitsFor !== NONE) this.endWait(before.waitsFor, actor);
    const isReturning = kind === WAITING && before.returnsFrom !== NONE;
    if (before.returnsFrom !== NONE && !isReturning) this.endReturn(before.returnsFrom, actor);
    const text = block.text[at] as number;
    const words = text === 0 ? null : (block.texts[text - 1] ?? null);
    const thing = object === NONE ? null : this.own(object);
    if (thing !== null && kind === WAITING) {
      const timed = ((block.flags[at] as number) & 1) === 1;
      thing.waiters.push({ actor, since: block.t[at] as number, seq, timed, text: words });
    } else if (thing !== null) {
      const { deed } = this;
      deed.seq = seq;
      deed.t = block.t[at] as number;
      deed.kind = kind;
      deed.actor = actor;
      deed.peer = block.peer[at] as number;
      deed.value = value;
      deed.text = words;
      deed.waited = before.waitsFor === object;
      deed.isNamesake = thing.info.name === this.entities.actors[actor]?.name;
      reducerFor(thing.info).take(thing.state, deed);
    }
    this.place(actor, before, {
      waitsFor: kind === WAITING ? object : NONE,
      returnsFrom: isReturning ? before.returnsFrom : this.leaves(kind, thing),
      exit: kind === ENDED ? value : null,
      join: kind === WAITING && object === NONE ? joinOf(block, at) : null,
    });
  }

  /** A world of the same moment that goes its own way. */
  copy(): World {
    const copy = new World(this.entities);
    copy.next = this.next;
    copy.actors.push(...this.actors);
    for (const [object, thing] of this.things.entries()) {
      if (thing !== undefined) copy.things[object] = thing;
    }
    this.number = ++worlds;
    return copy;
  }

  private leaves(kind: number, thing: Thing | null): number {
    const isBack = kind === KIND.woken || kind === KIND.timedOut;
    return isBack && thing?.state.kind === 'condition' ? thing.info.id : NONE;
  }

  private place(actor: number, before: ActorNow, now: ActorNow): void {
    const isSame =
      before.waitsFor === now.waitsFor &&
      before.returnsFrom === now.returnsFrom &&
      before.exit === now.exit &&
      before.join === now.join;
    if (!isSame) this.actors[actor] = now;
  }

  private endWait(object: number, actor: number): void {
    const thing = this.own(object);
    const at = thing?.waiters.findIndex((waiter) => waiter.actor === actor) ?? -1;
    if (at >= 0) thing?.waiters.splice(at, 1);
  }

  private endReturn(object: number, actor: number): void {
    const state = this.own(object)?.state;
    if (state?.kind === 'condition') leaveCondition(state, actor);
  }

  /** The object with this number, to be changed. */
  private own(object: number): Thing | null {
    let thing = this.things[object];
    if (thing === undefined) {
      const info = this.entities.objects[object];
      if (info === undefined) return null;
      thing = makeThing(info, this.number);
    } else if (thing.world !== this.number) thing = copyThing(thing, this.number);
    this.things[object] = thing;
    return thing;
  }
}

function joinOf(block: EventBlock, at: number): Join | null {
  const peer = block.peer[at] as number;
  if (peer === NONE) return null;
  return { actor: block.actor[at] as number, peer, since: block.t[at] as number };
}
