import type { Nanos } from '../../base/units';

/** What happened from one moment to another, both included. */
export interface MomentRange {
  readonly from: Nanos;
  readonly to: Nanos;
}

/** What knows when its events happened. */
export interface TimedEvents {
  readonly firstSeq: number;
  /** The last event at or before a moment, or null. */
  seqAt(nanos: Nanos): number | null;
}

/** The events of a range that are kept: the number of the first, and one more than that of the last. */
export function eventsIn(log: TimedEvents, range: MomentRange): { first: number; end: number } {
  const after = (nanos: Nanos) => Math.max(log.firstSeq, (log.seqAt(nanos) ?? -1) + 1);
  return { first: after(momentBefore(range)), end: after(range.to) };
}

/** The last whole nanosecond before a range. */
export function momentBefore({ from }: MomentRange): Nanos {
  return Math.ceil(from) - 1;
}
