import type { Instant } from '../lanes/instant';

/** A place in a log in which the event `seq` happened at `nanos`; each event is one step. */
export function instant(nanos: number, seq = 0, step = seq): Instant {
  return { nanos, seq, step };
}
