import type { Position } from '../../base/axis';
import type { Nanos } from '../../base/units';

/** Where one is in the log: the event, its moment, and where that stands on the event axis. */
export interface Instant {
  seq: number;
  nanos: Nanos;
  step: Position;
}
