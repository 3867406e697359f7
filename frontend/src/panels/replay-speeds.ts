import type { AxisName } from '../base/axis';

/** A speed of a replay, and what it is called. */
export type ReplaySpeed = readonly [speed: number, name: string];

/** The speeds of a replay: beside the run's own on the time axis, in events a second on the event axis. */
export const REPLAY_SPEEDS: Readonly<Record<AxisName, readonly ReplaySpeed[]>> = {
  time: [
    [1 / 1000, '1/1000'],
    [1 / 100, '1/100'],
    [1 / 10, '1/10'],
    [1 / 4, '1/4'],
    [1 / 2, '1/2'],
    [1, '1×'],
    [2, '2×'],
    [4, '4×'],
  ],
  events: [
    [1, '1 / s'],
    [2, '2 / s'],
    [5, '5 / s'],
    [10, '10 / s'],
    [20, '20 / s'],
    [100, '100 / s'],
    [1000, '1000 / s'],
  ],
};

/** The speeds that are chosen to begin with. */
export const FIRST_SPEEDS: Readonly<Record<AxisName, number>> = { time: 1 / 10, events: 2 };

/** Slower than this, a replay by time skips pauses unless somebody said otherwise. */
export const SKIPS_BELOW = 1 / 10;

/** What a speed on this axis is called. */
export function nameOfSpeed(axis: AxisName, speed: number): string {
  return REPLAY_SPEEDS[axis].find(([value]) => value === speed)?.[1] ?? String(speed);
}
