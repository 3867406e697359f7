import { AXIS } from '../../base/axis';
import type { EventSteps } from '../log/event-steps';
import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import { type ActorInfo, NONE, type Note, type ObjectInfo } from '../log/message';
import type { Stuckness } from '../log/stuck';
import { ActorReducer } from './actor-reducer';
import { Flows } from './flows';
import type { Instant } from './instant';
import { Lane } from './lane';
import { ObjectReducer } from './object-reducer';
import { ROLE, rolesOf } from './roles';
import { Track } from './track';

const {
  ended: ENDED,
  waiting: WAITING,
  sleeping: SLEEPING,
  passed: PASSED,
  acquired: ACQUIRED,
  released: RELEASED,
  received: RECEIVED,
} = KIND;

/** Turns events and notes, one after the other, into lanes, tracks and flows. */
export class LaneReducer {
  readonly lanes: Lane[] = [];
  readonly tracks: Track[] = [];
  /** How many actors wait for locks, or null as long as there is no lock. */
  waiting: Track | null = null;
  readonly flows = new Flows();
  private readonly steps: EventSteps;
  /** The event that is taken; one object for all of them. */
  private readonly here: Instant = { seq: -1, nanos: 0, step: 0 };
  /** Whether the run goes operation by operation, or waits for its first; and whether it did so once. */
  private isStepped = false;
  private hasStepped = false;
  private readonly actors: ActorReducer[] = [];
  private readonly objects: ObjectReducer[] = [];

  /** Takes events when `steps` has taken them. */
  constructor(steps: EventSteps) {
    this.steps = steps;
  }

  addActor(actor: ActorInfo): void {
    const lane = new Lane(actor);
    lane.isStepped = this.isStepped;
    this.lanes.push(lane);
    this.actors[actor.id] = new ActorReducer(lane);
  }

  /** Makes an object known; it has its track, if it is of a type that has one, from `nanos` on. */
  addObject(object: ObjectInfo, nanos: number): void {
    const born = { nanos, step: this.steps.newest };
    const part = new ObjectReducer(object, born);
    this.objects[object.id] = part;
    if (part.track !== null) this.tracks.push(part.track);
    if (part.second !== null) this.tracks.push(part.second.track);
    if (part.isLock)
      this.waiting ??= new Track({ ...object, id: NONE, name: 'Waiting' }, 'waiting', 0, born);
  }

  /** Takes the event in the place `at` of a block. */
  event(block: EventBlock, at: number, seq: number): void {
    const actor = this.actors[block.actor[at] as number];
    if (actor === undefined) return;
    const kind = block.kind[at] as number;
    const nanos = block.t[at] as number;
    const { here } = this;
    here.seq = seq;
    here.nanos = nanos;
    here.step = this.steps.newest;
    const number = block.object[at] as number;
    const object = number === NONE ? undefined : this.objects[number];
    const roles = rolesOf(kind);
    const { lane, isWaiting, isQueued } = actor;
    const isLetter = kind === RECEIVED && object?.isAddressed === true;
    lane.lastSeq = seq;
    const isJoin = number === NONE && (kind === WAITING || kind === PASSED);
    const letsOthersWait = kind === SLEEPING && block.text[at] !== 0;
    const acts = (roles & ROLE.acts) !== 0 && !isJoin && !letsOthersWait;
    if (acts && lane.actsFrom > nanos) lane.actsFrom = nanos;
    if (kind === ENDED) {
      lane.hasEnded = true;
      for (const one of this.objects) one?.second?.leave(lane.actor.id, here);
    }
    if (kind === WAITING) actor.wait(number, object?.isLock ?? false);
    else {
      if (isWaiting) actor.endWait();
      if (isLetter || (isWaiting && (roles & ROLE.proceeds) !== 0))
        this.addFlow(block, at, seq, object);
      actor.act(kind, here);
      const value = block.value[at] as number;
      if (kind === ACQUIRED) acquired(actor, object, value, here);
      else if (kind === RELEASED) released(actor, object, value, here);
    }
    if (isQueued !== actor.isQueued) this.queue(isQueued ? -1 : 1);
    actor.write(here, isWaiting || lane.isAuxiliary);
    if (object === undefined) return;
    object.second?.event(kind, lane.actor.id, block.value[at] as number, here);
    if (object.track !== null) object.track.isUsed = true;
    if ((roles & ROLE.releases) !== 0 && !isLetter) {
      object.rememberRelease(lane.actor.id, block.peer[at] as number, seq, nanos);
    }
    if ((roles & object.counted) === 0) return;
    const now = object.numberAfter(kind, block.value[at] as number);
    if (now !== null) object.track?.push(here, now);
  }

  /** Takes a note: marks the lanes of a deadlock or a stall, or takes the marks back; shows every lane of a stepped run. */
  note(note: Note): void {
    this.hasStepped ||= note.kind === 'step' || note.kind === 'forced';
    if (this.hasStepped || (note.kind === 'paused' && note.seq === 0)) this.step(true);
    else if (note.kind === 'continued') this.step(false);
    if (note.kind === 'deadlock') {
      for (const { actor } of note.cycle ?? []) this.mark(this.actors[actor], 'deadlock', note);
    } else if (note.kind === 'stalled') {
      for (const { actor } of note.waits ?? []) this.mark(this.actors[actor], 'stalled', note);
    } else if (note.kind === 'resolved') {
      const cycle = note.cycle?.map(({ actor }) => this.actors[actor]) ?? this.actors;
      for (const part of cycle) this.mark(part, null, note);
    }
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    for (const lane of this.lanes) lane.dropBefore(nanos);
    for (const track of this.tracks) track.dropBefore(nanos);
    this.waiting?.dropBefore(nanos);
    this.flows.dropBefore(nanos);
  }

  private step(isStepped: boolean): void {
    this.isStepped = isStepped;
    for (const lane of this.lanes) lane.isStepped = isStepped;
  }

  private mark(part: ActorReducer | undefined, as: Stuckness, note: Note): void {
    if (!part?.markStuck(as)) return;
    const { times } = part.lane;
    const last = times.length - 1;
    const nanos = Math.max(note.t, times.start(last));
    const step = Math.max(this.steps.ofMoment(nanos), times.start(last, AXIS.events));
    part.write({ seq: times.seq(last), nanos, step }, true);
  }

  private queue(more: number): void {
    const track = this.waiting;
    track?.push(this.here, track.value(track.length - 1) + more);
  }

  private addFlow(
    block: EventBlock,
    at: number,
    seq: number,
    object: ObjectReducer | undefined,
  ): void {
    const peer = block.peer[at] as number;
    const actor = block.actor[at] as number;
    const from = peer === NONE ? undefined : object?.releaseBy(peer, actor);
    if (from === undefined || from === null) return;
    this.flows.push({
      fromSeq: from.seq,
      toSeq: seq,
      fromActor: peer,
      toActor: actor,
      fromNanos: from.nanos,
      toNanos: block.t[at] as number,
      object: block.object[at] as number,
      isTransfer: (rolesOf(block.kind[at] as number) & ROLE.transfers) !== 0,
    });
  }
}

function acquired(
  actor: ActorReducer,
  object: ObjectReducer | undefined,
  value: number,
  at: Instant,
): void {
  if (object === undefined || !object.isHeld) return;
  actor.hold(object.info.id, object.isLock ? value : null, at);
  if (object.isLock) object.owner = actor;
}

/** Any thread may release a Lock: then it is its holder's rail that ends. */
function released(
  actor: ActorReducer,
  object: ObjectReducer | undefined,
  value: number,
  at: Instant,
): void {
  if (object === undefined) return;
  const depth = object.isLock ? value : null;
  if (actor.release(object.info.id, depth, at)) return;
  const { owner } = object;
  if (owner?.release(object.info.id, depth, at)) owner.write(at, false);
}
