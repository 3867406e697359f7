import type { AxisName } from '../../base/axis';
import type { EventSteps } from '../../model/log/event-steps';
import type { AxisView } from '../time/axis-switch';
import type { TimeRange, TimeScale } from '../time/time-scale';
import type { Box } from './shapes';

/** An axis as a picture needs it: its name, and what the picture moves away from, if it does. */
export interface ShownAxis {
  readonly name: AxisName;
  readonly moving: { readonly from: AxisView; readonly part: number } | null;
}

/** How a window on an axis is shown in the plot. */
export function scaleOf(
  range: TimeRange,
  { name, moving }: ShownAxis,
  steps: EventSteps,
  plot: Box,
): TimeScale {
  const place = { left: plot.x, width: plot.width };
  const on = (axis: AxisName) => (axis === 'events' ? steps : undefined);
  const scale = { ...range, ...place, steps: on(name) };
  if (moving === null) return scale;
  const before = { ...moving.from.range, ...place, steps: on(moving.from.axis) };
  return { ...scale, before: { scale: before, part: moving.part } };
}
