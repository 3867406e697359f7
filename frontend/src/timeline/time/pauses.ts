import type { Nanos } from '../../base/units';
import type { Break, EventSteps } from '../../model/log/event-steps';

/** How much of a break a replay shows before it skips the rest, and after that, in seconds of the viewer. */
const LEAD_SECONDS = 0.25;

/**
 * Where a replay at this rate goes on that has come to `nanos`: at the end of the break that all runs are in, if there is
 * something to skip, else where it is.
 */
export function skipPause(runs: readonly EventSteps[], nanos: Nanos, rate: number): Nanos {
  const lead = LEAD_SECONDS * 1e9 * rate;
  const breaks = runs.map((steps) => steps.breakAt(nanos));
  if (!breaks.every((one): one is Break => one !== null)) return nanos;
  const from = Math.max(...breaks.map((one) => one.from)) + lead;
  const to = Math.min(...breaks.map((one) => one.to)) - lead;
  return nanos > from && nanos < to ? to : nanos;
}
