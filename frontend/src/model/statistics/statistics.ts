import type { LaneMoment } from '../lanes/lane-moment';
import type { LaneState } from '../lanes/lane-state';
import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import { NONE, type ObjectInfo } from '../log/message';
import { isLock } from '../log/object-type';
import type { ReadableLog } from '../log/readable-log';
import { DurationHistogram } from './duration-histogram';

/** What a lane is in while its actor waits. */
const WAITS: ReadonlySet<LaneState> = new Set(['waiting', 'blocked', 'deadlock', 'stalled']);

const {
  waiting: WAITING,
  acquired: ACQUIRED,
  released: RELEASED,
  ended: ENDED,
  timedOut: TIMED_OUT,
} = KIND;

/** What is counted of one object. */
export class ObjectStatistics {
  readonly info: ObjectInfo;
  /** How often each kind of event happened to it. */
  readonly counts = new Uint32Array(Object.keys(KIND).length);
  /** How often somebody tried it in vain, without waiting; such an event is not among the counts. */
  tries = 0;
  /** Waits for it that are over. */
  readonly waits = new DurationHistogram();
  /** How long it was held each time, or a permit of it. */
  readonly holds = new DurationHistogram();
  /** Who holds it, and since when. */
  readonly holders: { readonly actor: number; readonly since: number }[] = [];

  constructor(info: ObjectInfo) {
    this.info = info;
  }
}

/** What is counted of one actor. */
export class ActorStatistics {
  readonly waits = new DurationHistogram();
  /** What it waited for longest, or NONE. */
  longestFor = NONE;
  /** What it waits for now, or NONE, and since when. */
  waitsFor = NONE;
  since = 0;
}

/** Counts the events of a run as they come, in a memory that does not grow with them. */
export class Statistics {
  readonly actors: ActorStatistics[] = [];
  readonly objects: ObjectStatistics[] = [];
  /** The first event that is not counted yet. */
  next = 0;
  private readonly log: ReadableLog;

  constructor(log: ReadableLog) {
    this.log = log;
  }

  /** Begins in the midst of a run, at the event `next`: what the lanes wait for and hold there counts from `nanos` on. */
  beginAt(nanos: number, next: number, lanes: readonly LaneMoment[]): void {
    this.next = next;
    for (const { actor, state, object, held } of lanes) {
      if (object !== null && WAITS.has(state)) {
        const figures = this.actor(actor.id);
        figures.waitsFor = object.id;
        figures.since = nanos;
      }
      for (const { id } of held) {
        const figures = this.object(id);
        if (figures !== null) hold(figures, actor.id, nanos);
      }
    }
  }

  /** Counts the events before `end`. */
  catchUp(end: number): void {
    this.log.scan(this.next, end, (block, at) => this.count(block, at));
    this.next = Math.max(this.next, end);
  }

  private count(block: EventBlock, at: number): void {
    const kind = block.kind[at] as number;
    const t = block.t[at] as number;
    const actor = this.actor(block.actor[at] as number);
    const object = this.object(block.object[at] as number);
    const hasWaited = actor.waitsFor !== NONE;
    if (actor.waitsFor !== NONE) this.endWait(actor, t);
    if (kind === ENDED) this.drop(block.actor[at] as number, t);
    if (object === null) return;
    if (kind === TIMED_OUT && !hasWaited) object.tries++;
    else object.counts[kind] = (object.counts[kind] as number) + 1;
    if (kind === WAITING) {
      actor.waitsFor = object.info.id;
      actor.since = t;
    } else if (kind === ACQUIRED) hold(object, block.actor[at] as number, t);
    else if (kind === RELEASED)
      release(object, block.actor[at] as number, block.value[at] as number, t);
  }

  private endWait(actor: ActorStatistics, t: number): void {
    const length = t - actor.since;
    if (length >= actor.waits.longest) actor.longestFor = actor.waitsFor;
    actor.waits.add(length);
    this.object(actor.waitsFor)?.waits.add(length);
    actor.waitsFor = NONE;
  }

  /** An actor that has ended counts as holding nothing, though a lock between processes stays locked. */
  private drop(actor: number, t: number): void {
    for (const object of this.objects) {
      if (object?.holders.some((holder) => holder.actor === actor)) release(object, actor, 0, t);
    }
  }

  private actor(number: number): ActorStatistics {
    let actor = this.actors[number];
    if (actor === undefined) {
      actor = new ActorStatistics();
      this.actors[number] = actor;
    }
    return actor;
  }

  private object(number: number): ObjectStatistics | null {
    let object = this.objects[number];
    const info = this.log.objects[number];
    if (object === undefined && info !== undefined) {
      object = new ObjectStatistics(info);
      this.objects[number] = object;
    }
    return object ?? null;
  }
}

/** Notes who holds it now; a semaphore that begins at 0 is a signal, which nobody holds. */
function hold(object: ObjectStatistics, actor: number, t: number): void {
  const { info, holders } = object;
  if (info.initial === 0) return;
  if (isLock(info) && holders.some((holder) => holder.actor === actor)) return;
  holders.push({ actor, since: t });
}

/** Any thread may release a Lock, so its holder is the actor that the log names. */
function release(object: ObjectStatistics, actor: number, value: number, t: number): void {
  const { info, holders, holds } = object;
  if (isLock(info) && value > 0) return;
  const own = holders.findIndex((holder) => holder.actor === actor);
  const at = own < 0 && isLock(info) ? 0 : own;
  const [holder] = at < 0 ? [] : holders.splice(at, 1);
  if (holder !== undefined) holds.add(t - holder.since);
}
