import type { ReadableLog } from '../log/readable-log';
import { ObjectStates } from './object-states';

/** How many events are between two snapshots at first. */
const INTERVAL = 4096;

/** How many snapshots are kept, and how many records in them; beyond that, every other one goes. */
const MAX_SNAPSHOTS = 256;
const MAX_WEIGHT = 1_000_000;

/**
 * The objects of a run at any moment that is kept.
 *
 * The newest states follow the log and leave a snapshot now and then; for a moment in the past, others continue from the
 * snapshot before it. The memory is bounded: when there are too many snapshots, they get rarer.
 */
export class ObjectHistory {
  private readonly log: ReadableLog;
  private readonly newest: ObjectStates;
  private snapshots: ObjectStates[];
  private weight = 0;
  private interval = INTERVAL;
  private past: ObjectStates;

  constructor(log: ReadableLog) {
    this.log = log;
    this.newest = new ObjectStates(log);
    this.past = this.newest.copy();
    this.snapshots = [this.newest.copy()];
  }

  /**
   * The objects after the event `seq`, or null if there are more than `budget` events to read first, which then are
   * read: ask again. It is only good until the next question.
   */
  at(seq: number, budget = Number.POSITIVE_INFINITY): ObjectStates | null {
    const end = Math.min(seq + 1, this.log.nextSeq);
    if (end >= this.newest.next) {
      const stop = Math.min(end, this.newest.next + budget);
      this.catchUp(stop);
      return stop === end ? this.newest : null;
    }
    const start = this.startFor(end);
    if (this.past.next > end || this.past.next < start.next) this.past = start.copy();
    const { past } = this;
    this.log.scan(past.next, end, (block, at, number) => past.apply(block, at, number));
    return past;
  }

  /** Reads the events before `end`: those that are dropped after that are not needed any more. */
  catchUp(end: number): void {
    const { newest, log } = this;
    while (newest.next < end) {
      const from = Math.max(newest.next, log.firstSeq);
      const mark = (Math.floor(from / this.interval) + 1) * this.interval;
      const stop = Math.min(end, mark);
      if (stop <= from) return;
      log.scan(from, stop, (block, at, seq) => newest.apply(block, at, seq));
      newest.next = stop;
      if (stop === mark) this.addSnapshot(newest.copy());
    }
  }

  private startFor(end: number): ObjectStates {
    const kept = this.snapshots.filter((snapshot) => snapshot.next >= this.log.firstSeq);
    const before = kept.filter((snapshot) => snapshot.next <= end).at(-1);
    return before ?? kept[0] ?? this.newest;
  }

  private addSnapshot(snapshot: ObjectStates): void {
    this.snapshots = this.snapshots.filter(({ next }) => next >= this.log.firstSeq);
    this.snapshots.push(snapshot);
    this.weight += snapshot.weight;
    while (
      this.snapshots.length > MAX_SNAPSHOTS ||
      (this.weight > MAX_WEIGHT && this.snapshots.length > 2)
    ) {
      this.interval *= 2;
      this.snapshots = this.snapshots.filter(({ next }) => next % this.interval === 0);
      this.weight = this.snapshots.reduce((sum, one) => sum + one.weight, 0);
      if (this.snapshots.length <= 1) break;
    }
  }
}
