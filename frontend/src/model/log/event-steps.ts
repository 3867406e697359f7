import type { Position } from '../../base/axis';
import type { Nanos } from '../../base/units';

/** A stretch of at least so many nanoseconds without an event is a break. */
export const BREAK_NANOS = 50e6;

/** How many steps a break takes on the event axis, however long it is. */
export const BREAK_STEPS = 3;

/** A stretch without events. */
export interface Break {
  /** When it began and ended, in nanoseconds; the last one of a log may be open, and ends at infinity. */
  readonly from: Nanos;
  readonly to: Nanos;
  /** Where it begins on the event axis: at the event before it, or at 0; and where it ends. */
  readonly start: Position;
  readonly end: Position;
}

/** The times of the events, by their numbers. */
export interface EventTimes {
  /** The number of the first event that ever came, and one more than that of the newest. */
  readonly base: number;
  readonly end: number;
  /** When the event happened, in nanoseconds; about when, if it is no longer kept. */
  timeAbout(seq: number): Nanos;
  /** The last event at or before this moment, or `base - 1`; about that one, where events are no longer kept. */
  lastAbout(nanos: Nanos): number;
}

/**
 * Where everything stands on the event axis: a step after the event before, or {@link BREAK_STEPS} steps after it if there was a
 * break between the two. The run begins at 0.
 *
 * Only the breaks are stored: at most twenty of them in a second, however many events there are. Between two events a moment
 * stands in proportion; after the newest one time goes on more and more slowly, and never reaches the end of a break.
 */
export class EventSteps {
  /** Where the newest event stands; 0 before the first. */
  newest: Position = 0;
  private readonly times: EventTimes;
  private newestNanos: Nanos = 0;
  /** Of each break: the event that ended it, and when it began and ended. */
  private readonly ended: number[] = [];
  private readonly from: Nanos[] = [];
  private readonly to: Nanos[] = [];

  constructor(times: EventTimes) {
    this.times = times;
  }

  /** Takes the next event; events come in their order. */
  add(seq: number, nanos: Nanos): void {
    const isBreak = nanos - this.newestNanos >= BREAK_NANOS;
    if (isBreak) {
      this.ended.push(seq);
      this.from.push(this.newestNanos);
      this.to.push(nanos);
    }
    this.newest += isBreak ? BREAK_STEPS : 1;
    this.newestNanos = nanos;
  }

  /** Where an event stands. */
  ofEvent(seq: number): Position {
    return seq - this.times.base + 1 + this.countUpTo(seq) * (BREAK_STEPS - 1);
  }

  /** Where a moment stands. */
  ofMoment(nanos: Nanos): Position {
    const { times } = this;
    const seq = times.lastAbout(nanos);
    const start = this.ofEvent(seq);
    const since = nanos - this.timeOf(seq);
    if (seq + 1 >= times.end) return start + openSteps(Math.max(0, since));
    const nanosToNext = times.timeAbout(seq + 1) - this.timeOf(seq);
    return start + (nanosToNext > 0 ? (since / nanosToNext) * this.stepsBefore(seq + 1) : 0);
  }

  /** The moment of a place. */
  momentOf(position: Position): Nanos {
    const { times } = this;
    const seq = this.seqAt(position);
    const since = Math.max(0, position - this.ofEvent(seq));
    const nanos = this.timeOf(seq);
    if (seq + 1 >= times.end) return nanos + openNanos(since);
    return nanos + (since / this.stepsBefore(seq + 1)) * (times.timeAbout(seq + 1) - nanos);
  }

  /** The last event at or before a place, or one less than the first event if there is none. */
  seqAt(position: Position): number {
    const { base, end } = this.times;
    const breaks = this.countEndedBy(position);
    const seq = base - 1 + Math.floor(position - breaks * (BREAK_STEPS - 1));
    const limit = this.ended[breaks] ?? end;
    return Math.max(base - 1, Math.min(seq, limit - 1));
  }

  /** The breaks that lie between two places, wholly or in part; an open one ends at `now`, in nanoseconds. */
  breaksIn(from: Position, to: Position, now: Nanos): Break[] {
    const breaks: Break[] = [];
    for (let i = this.countEndedBy(from); i < this.ended.length; i++) {
      const end = this.ofEvent(this.ended[i] as number);
      const start = end - BREAK_STEPS;
      if (start > to) return breaks;
      breaks.push({ from: this.from[i] as Nanos, to: this.to[i] as Nanos, start, end });
    }
    const since = now - this.newestNanos;
    if (since >= BREAK_NANOS && this.newest <= to && this.times.end > this.times.base) {
      const end = this.newest + openSteps(since);
      breaks.push({ from: this.newestNanos, to: now, start: this.newest, end });
    }
    return breaks;
  }

  /** The break that goes on at this moment, or null; one that nothing has ended yet is none. */
  breakAt(nanos: Nanos): Break | null {
    const index = countUpTo(this.from, nanos) - 1;
    if (index < 0 || nanos >= (this.to[index] as Nanos)) return null;
    const end = this.ofEvent(this.ended[index] as number);
    const start = end - BREAK_STEPS;
    return { from: this.from[index] as Nanos, to: this.to[index] as Nanos, start, end };
  }

  private timeOf(seq: number): Nanos {
    return seq < this.times.base ? 0 : this.times.timeAbout(seq);
  }

  private stepsBefore(seq: number): number {
    return this.ended[this.countUpTo(seq) - 1] === seq ? BREAK_STEPS : 1;
  }

  /** How many breaks this event or an earlier one ended. */
  private countUpTo(seq: number): number {
    return countUpTo(this.ended, seq);
  }

  /** How many breaks have ended at a place. */
  private countEndedBy(position: Position): number {
    let low = 0;
    let high = this.ended.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end =
        (this.ended[middle] as number) - this.times.base + 1 + (middle + 1) * (BREAK_STEPS - 1);
      if (end <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How many of these numbers, which never go down, are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far it is from the newest event, so many nanoseconds after it: never so far as where the next one will stand. */
function openSteps(nanos: Nanos): number {
  if (nanos <= BREAK_NANOS) return nanos / BREAK_NANOS;
  return 1 + (BREAK_STEPS - 1) * (1 - BREAK_NANOS / nanos);
}

function openNanos(steps: number): Nanos {
  if (steps <= 1) return steps * BREAK_NANOS;
  const part = Math.min((steps - 1) / (BREAK_STEPS - 1), 1 - 1e-9);
  return BREAK_NANOS / (1 - part);
}
