import type { Nanos } from '../../base/units';
import type { MomentRange } from '../../model/log/moment-range';
import type { RunLog } from '../../model/run-log';

/** The log at one moment. */
export interface Moment {
  readonly log: RunLog;
  /** Nanoseconds since the run began. */
  readonly nanos: Nanos;
  /** The event that somebody points at, else the newest at or before the moment; -1 if there is none. */
  readonly seq: number;
  /** The part of the run that is marked, or null. */
  readonly range?: MomentRange | null;
  /** The objects that are to be shown, null for all. */
  readonly only?: ReadonlySet<number> | null;
}

/** An element with the attribute `data-moment`: it is given the moment to show while its tab is open. */
export interface MomentPanel extends HTMLElement {
  moment: Moment | null;
}
