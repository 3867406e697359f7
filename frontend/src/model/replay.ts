import { ActorPart } from './actor-part';
import type { EventBlock } from './event-store';
import { HandOvers } from './hand-overs';
import { KIND } from './kind';
import { Lane } from './lane';
import { type ActorInfo, NONE, type Note, type ObjectInfo } from './message';
import { Track, type TrackKind } from './track';

const LETS_GO = kinds(
  'released',
  'set',
  'put',
  'taken',
  'notified',
  'done',
  'arrived',
  'broke',
  'sent',
  'closed',
  'received',
  'reset',
);
const LETS_ON = kinds('acquired', 'passed', 'put', 'taken', 'woken', 'done', 'received', 'sent');
const SOLID = kinds('acquired', 'taken', 'received');
const COUNTS: Readonly<Record<TrackKind, ReadonlySet<number>>> = {
  depth: kinds('put', 'taken', 'sent', 'received'),
  permits: kinds('acquired', 'released'),
  flag: kinds('set', 'cleared'),
  value: kinds('wrote'),
};

/** Turns events and notes, one after the other, into lanes, tracks and hand-overs. */
export class Replay {
  readonly lanes: Lane[] = [];
  readonly tracks: Track[] = [];
  readonly handOvers = new HandOvers();
  private readonly parts: ActorPart[] = [];
  private readonly objects: ObjectInfo[] = [];
  private readonly trackOf = new Map<number, Track>();
  private readonly ownerOf = new Map<number, ActorPart>();
  private readonly letGo = new Map<number, { seq: number; nanos: number }>();

  addActor(actor: ActorInfo): void {
    const lane = new Lane(actor);
    this.lanes.push(lane);
    this.parts[actor.id] = new ActorPart(lane);
  }

  /** Makes an object known; it has its track, if it is of a type that has one, from `nanos` on. */
  addObject(object: ObjectInfo, nanos: number): void {
    this.objects[object.id] = object;
    const kind = trackKind(object);
    if (kind === null) return;
    const track = new Track(object, kind, kind === 'depth' ? 0 : (object.initial ?? 0), nanos);
    this.trackOf.set(object.id, track);
    this.tracks.push(track);
  }

  /** Takes the event in the place `at` of a block. */
  event(block: EventBlock, at: number, seq: number): void {
    const part = this.parts[block.actor[at] as number];
    if (part === undefined) return;
    const kind = block.kind[at] as number;
    const object = block.object[at] as number;
    const nanos = block.t[at] as number;
    const { lane } = part;
    lane.lastSeq = seq;
    lane.hasDeeds ||= kind !== KIND.started && kind !== KIND.ended && kind !== KIND.printed;
    const waited = part.isWaiting;
    if (kind === KIND.waiting) part.wait(object, isLock(this.objects[object]));
    else {
      if (waited) this.letOn(block, at, seq, part);
      part.act(kind, nanos, seq);
      if (kind === KIND.acquired) this.acquired(part, object, nanos, seq);
      else if (kind === KIND.released) this.released(part, object, nanos, seq);
    }
    part.write(nanos, seq, waited || lane.actor.kind === 'you');
    if (LETS_GO.has(kind)) this.remember(part.lane.actor.id, object, seq, nanos);
    const track = this.trackOf.get(object);
    if (track !== undefined && COUNTS[track.kind].has(kind)) {
      const value = block.value[at] as number;
      track.push(nanos, track.kind === 'flag' ? Number(kind === KIND.set) : value);
    }
  }

  /** Takes a note: marks the lanes of a deadlock, or takes the marks back. */
  note(note: Note): void {
    if (note.kind === 'deadlock') {
      for (const { actor } of note.cycle ?? []) this.mark(this.parts[actor], true, note);
    } else if (note.kind === 'resolved') {
      const cycle = note.cycle?.map(({ actor }) => this.parts[actor]) ?? this.parts;
      for (const part of cycle) this.mark(part, false, note);
    }
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    for (const lane of this.lanes) lane.dropBefore(nanos);
    for (const track of this.tracks) track.dropBefore(nanos);
    this.handOvers.dropBefore(nanos);
  }

  private mark(part: ActorPart | undefined, deadlocked: boolean, note: Note): void {
    if (part?.markDeadlock(deadlocked)) {
      const { times } = part.lane;
      const nanos = Math.max(note.t, times.start(times.length - 1));
      part.write(nanos, times.seq(times.length - 1), true);
    }
  }

  private acquired(part: ActorPart, object: number, nanos: number, seq: number): void {
    const info = this.objects[object];
    if (info === undefined || info.initial === 0) return;
    part.hold(object, nanos, seq);
    if (isLock(info)) this.ownerOf.set(object, part);
  }

  private released(part: ActorPart, object: number, nanos: number, seq: number): void {
    if (part.letGo(object, nanos, seq)) return;
    const owner = this.ownerOf.get(object);
    if (owner?.letGo(object, nanos, seq)) owner.write(nanos, seq, false);
  }

  private letOn(block: EventBlock, at: number, seq: number, part: ActorPart): void {
    part.endWait();
    const kind = block.kind[at] as number;
    const peer = block.peer[at] as number;
    const object = block.object[at] as number;
    if (peer === NONE || !LETS_ON.has(kind)) return;
    const from = this.letGo.get(peer * (NONE + 1) + object);
    if (from === undefined) return;
    this.handOvers.push({
      fromSeq: from.seq,
      toSeq: seq,
      fromActor: peer,
      toActor: part.lane.actor.id,
      fromNanos: from.nanos,
      toNanos: block.t[at] as number,
      object,
      solid: SOLID.has(kind),
    });
  }

  private remember(actor: number, object: number, seq: number, nanos: number): void {
    const key = actor * (NONE + 1) + object;
    const last = this.letGo.get(key);
    if (last === undefined) this.letGo.set(key, { seq, nanos });
    else {
      last.seq = seq;
      last.nanos = nanos;
    }
  }
}

/** Whether this is a lock, which has one holder; waiting for anything else is being blocked. */
export function isLock(object: ObjectInfo | undefined): boolean {
  return object !== undefined && /^R?Lock$/.test(object.type);
}

function trackKind(object: ObjectInfo): TrackKind | null {
  if (/Queue$/.test(object.type) || object.capacity !== undefined) return 'depth';
  if (/Semaphore$/.test(object.type)) return 'permits';
  if (object.type === 'Event') return 'flag';
  return /Variable$|Value$/.test(object.type) ? 'value' : null;
}

function kinds(...words: (keyof typeof KIND)[]): ReadonlySet<number> {
  return new Set(words.map((word) => KIND[word]));
}
