import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import { type ActorInfo, NONE, type Note, type ObjectInfo } from '../log/message';
import type { Stuckness } from '../log/stuck';
import { ActorReducer } from './actor-reducer';
import { Flows } from './flows';
import { Lane } from './lane';
import { ObjectReducer } from './object-reducer';
import { ROLE, rolesOf } from './roles';
import { Track } from './track';

const {
  ended: ENDED,
  waiting: WAITING,
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
  private isStepped = false;
  private readonly actors: ActorReducer[] = [];
  private readonly objects: ObjectReducer[] = [];

  addActor(actor: ActorInfo): void {
    const lane = new Lane(actor);
    lane.isStepped = this.isStepped;
    this.lanes.push(lane);
    this.actors[actor.id] = new ActorReducer(lane);
  }

  /** Makes an object known; it has its track, if it is of a type that has one, from `nanos` on. */
  addObject(object: ObjectInfo, nanos: number): void {
    const part = new ObjectReducer(object, nanos);
    this.objects[object.id] = part;
    if (part.track !== null) this.tracks.push(part.track);
    if (part.isLock)
      this.waiting ??= new Track({ ...object, id: NONE, name: 'Waiting' }, 'waiting', 0, nanos);
  }

  /** Takes the event in the place `at` of a block. */
  event(block: EventBlock, at: number, seq: number): void {
    const actor = this.actors[block.actor[at] as number];
    if (actor === undefined) return;
    const kind = block.kind[at] as number;
    const nanos = block.t[at] as number;
    const number = block.object[at] as number;
    const object = number === NONE ? undefined : this.objects[number];
    const roles = rolesOf(kind);
    const { lane, isWaiting, isQueued } = actor;
    const isLetter = kind === RECEIVED && object?.isAddressed === true;
    lane.lastSeq = seq;
    const isJoin = number === NONE && (kind === WAITING || kind === PASSED);
    if ((roles & ROLE.acts) !== 0 && !isJoin && lane.actsFrom > nanos) lane.actsFrom = nanos;
    if (kind === ENDED) lane.hasEnded = true;
    if (kind === WAITING) actor.wait(number, object?.isLock ?? false);
    else {
      if (isWaiting) actor.endWait();
      if (isLetter || (isWaiting && (roles & ROLE.proceeds) !== 0))
        this.addFlow(block, at, seq, object);
      actor.act(kind, nanos, seq);
      const value = block.value[at] as number;
      if (kind === ACQUIRED) acquired(actor, object, value, nanos, seq);
      else if (kind === RELEASED) released(actor, object, value, nanos, seq);
    }
    if (isQueued !== actor.isQueued) this.queue(isQueued ? -1 : 1, nanos);
    actor.write(nanos, seq, isWaiting || lane.isAuxiliary);
    if (object === undefined) return;
    if ((roles & ROLE.releases) !== 0 && !isLetter) {
      object.rememberRelease(lane.actor.id, block.peer[at] as number, seq, nanos);
    }
    if ((roles & object.counted) === 0) return;
    const now = object.numberAfter(kind, block.value[at] as number);
    if (now !== null) object.track?.push(nanos, now);
  }

  /** Takes a note: marks the lanes of a deadlock or a stall, or takes the marks back; shows every lane of a stepped run. */
  note(note: Note): void {
    if (
      note.kind === 'step' ||
      note.kind === 'forced' ||
      (note.kind === 'paused' && note.seq === 0)
    ) {
      this.isStepped = true;
      for (const lane of this.lanes) lane.isStepped = true;
    }
    if (note.kind === 'deadlock') {
      for (const { actor } of note.cycle ?? []) mark(this.actors[actor], 'deadlock', note);
    } else if (note.kind === 'stalled') {
      for (const { actor } of note.waits ?? []) mark(this.actors[actor], 'stalled', note);
    } else if (note.kind === 'resolved') {
      const cycle = note.cycle?.map(({ actor }) => this.actors[actor]) ?? this.actors;
      for (const part of cycle) mark(part, null, note);
    }
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    for (const lane of this.lanes) lane.dropBefore(nanos);
    for (const track of this.tracks) track.dropBefore(nanos);
    this.waiting?.dropBefore(nanos);
    this.flows.dropBefore(nanos);
  }

  private queue(more: number, nanos: number): void {
    const track = this.waiting;
    track?.push(nanos, track.value(track.length - 1) + more);
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
  nanos: number,
  seq: number,
): void {
  if (object === undefined || !object.isHeld) return;
  actor.hold(object.info.id, object.isLock ? value : null, nanos, seq);
  if (object.isLock) object.owner = actor;
}

/** Any thread may release a Lock: then it is its holder's rail that ends. */
function released(
  actor: ActorReducer,
  object: ObjectReducer | undefined,
  value: number,
  nanos: number,
  seq: number,
): void {
  if (object === undefined) return;
  const depth = object.isLock ? value : null;
  if (actor.release(object.info.id, depth, nanos, seq)) return;
  const { owner } = object;
  if (owner?.release(object.info.id, depth, nanos, seq)) owner.write(nanos, seq, false);
}

function mark(part: ActorReducer | undefined, as: Stuckness, note: Note): void {
  if (!part?.markStuck(as)) return;
  const { times } = part.lane;
  const last = times.length - 1;
  part.write(Math.max(note.t, times.start(last)), times.seq(last), true);
}
