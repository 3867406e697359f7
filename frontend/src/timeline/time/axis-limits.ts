import type { AxisName } from '../../base/axis';
import { MIN_NANOS } from './time-scale';

/** How long windows on an axis are, in its positions. */
export interface AxisLimits {
  /** The shortest window. */
  readonly shortest: number;
  /** What can always be shown at once, however short the run is. */
  readonly room: number;
  /** A run of at most this length is shown whole when it ends; in a longer one its bars would be too thin to read. */
  readonly short: number;
}

/** The limits of the time axis. */
export const TIME_LIMITS: AxisLimits = { shortest: MIN_NANOS, room: 10e9, short: 60e9 };

/** How many times as many steps as are easy to read are shown at once at the end: the marks of a lesson can still be told apart. */
const WHOLE = 20;

/** The limits of an axis, where so many steps are easy to read at once. */
export function limitsOf(axis: AxisName, readableSteps: number): AxisLimits {
  if (axis === 'time') return TIME_LIMITS;
  return { shortest: 4, room: 2 * readableSteps, short: WHOLE * readableSteps };
}
