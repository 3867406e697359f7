/** What an actor can be in, in the order in which shares of time are stacked, from the bottom; 0 is "not there". */
export const LANE_STATES = [
  'none',
  'holding',
  'working',
  'running',
  'deadlock',
  'stalled',
  'waiting',
  'blocked',
  'sleeping',
] as const;

/** The state of a lane at one moment. */
export type LaneState = (typeof LANE_STATES)[number];

/** How many states there are. */
export const STATE_COUNT = LANE_STATES.length;

/** The number of each state in the stores. */
export const STATE = Object.fromEntries(
  LANE_STATES.map((word, number) => [word, number]),
) as Readonly<Record<LaneState, number>>;
