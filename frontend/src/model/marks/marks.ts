import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import type { ActorInfo, ObjectInfo } from '../log/message';
import { familyOf } from '../log/object-type';
import { MARK, TIERS, tierOf } from './mark-kind';
import { MarkList } from './mark-list';
import { WakeUps } from './wake-ups';

/** Stop ends a process by this code, which says nothing about the lesson. */
const STOPPED = -1;

const { waiting: WAITING, read: READ, wrote: WROTE } = KIND;

/** Kinds of events that always have the same mark. */
const PLAIN: Readonly<Partial<Record<number, number>>> = {
  [KIND.raised]: MARK.error,
  [KIND.lost]: MARK.signal,
  [KIND.broke]: MARK.broken,
  [KIND.printed]: MARK.print,
  [KIND.put]: MARK.put,
  [KIND.taken]: MARK.taken,
};

/** Which events are marked on the lanes, and how; found as they arrive. */
export class Marks {
  /** The kinds of marks that there are, for the legend. */
  readonly seen = new Set<number>();
  private readonly lists: MarkList[][] = [];
  private readonly actors: ActorInfo[] = [];
  private readonly objects: ObjectInfo[] = [];
  private readonly wakeUps = new WakeUps();
  /** Whether an actor waits, and whether its last wait had a timeout. */
  private readonly isWaiting: boolean[] = [];
  private readonly isTimed: boolean[] = [];

  addActor(actor: ActorInfo): void {
    this.actors[actor.id] = actor;
    this.lists[actor.id] = Array.from({ length: TIERS }, () => new MarkList());
  }

  addObject(object: ObjectInfo): void {
    this.objects[object.id] = object;
  }

  /** The marks of an actor, by tier. */
  of(actor: number): readonly MarkList[] {
    return this.lists[actor] ?? [];
  }

  /** Takes the event in the place `at` of a block; `overwrites` says whether it is a write that loses an update. */
  event(block: EventBlock, at: number, seq: number, overwrites: boolean): void {
    const actor = block.actor[at] as number;
    const kind = block.kind[at] as number;
    const value = block.value[at] as number;
    const object = this.objects[block.object[at] as number];
    const vain = this.wakeUps.event(kind, actor, object, value);
    const mark = overwrites
      ? MARK['lost update']
      : vain >= 0
        ? vain
        : this.markOf(kind, actor, object, value);
    if (kind === WAITING) this.isTimed[actor] = ((block.flags[at] as number) & 1) === 1;
    this.isWaiting[actor] = kind === WAITING;
    if (mark < 0) return;
    this.seen.add(mark);
    this.lists[actor]?.[tierOf(mark)]?.push(seq, mark);
  }

  /** Forgets the marks of the events before this one. */
  dropBefore(seq: number): void {
    for (const lists of this.lists) for (const list of lists) list.dropBefore(seq);
  }

  /** The mark of an event by what it says itself, or -1. */
  private markOf(
    kind: number,
    actor: number,
    object: ObjectInfo | undefined,
    value: number,
  ): number {
    const plain = PLAIN[kind];
    if (plain !== undefined) return plain;
    const family = familyOf(object);
    switch (kind) {
      case KIND.timedOut:
        return this.isWaiting[actor] === true ? MARK.timeout : MARK.tried;
      case READ:
        return family === 'collection' ? -1 : MARK.read;
      case WROTE:
        return MARK.write;
      case KIND.notified:
        return value === 0 ? MARK.missed : MARK.notify;
      case KIND.set:
        return family === 'event' ? MARK.set : -1;
      case KIND.cleared:
        return MARK.clear;
      case KIND.passed:
        return family === 'barrier' || (family === 'event' && this.isTimed[actor] === true)
          ? MARK.returned
          : -1;
      case KIND.woken:
        return family === 'condition' && this.isTimed[actor] === true ? MARK.returned : -1;
      case KIND.ended:
        return this.actors[actor]?.kind === 'process' && value < STOPPED ? MARK.signal : -1;
      case KIND.sent:
      case KIND.received:
        return family === 'pipe' ? (kind === KIND.sent ? MARK.put : MARK.taken) : -1;
      default:
        return -1;
    }
  }
}
