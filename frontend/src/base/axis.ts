/** The axes that a run is drawn on, by the number of their column in what is stored for both. */
export const AXIS = { time: 0, events: 1 } as const;

/** What an axis is called in an address. */
export type AxisName = keyof typeof AXIS;

/** The number of an axis. */
export type Axis = (typeof AXIS)[AxisName];

/** A place on an axis: nanoseconds since the run began on the time axis, steps on the event axis. */
export type Position = number;

/** The axis of this name, or null if there is none. */
export function axisNamed(name: string | null | undefined): AxisName | null {
  return name === 'time' || name === 'events' ? name : null;
}
