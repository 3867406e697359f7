import type { ActorInfo, ObjectInfo } from '../log/message';
import type { Lane } from './lane';
import { LANE_STATES, type LaneState } from './lane-state';

/** What an actor is in at one moment. */
export interface LaneMoment {
  readonly actor: ActorInfo;
  readonly state: LaneState;
  /** The object that it waits for or holds, or null. */
  readonly object: ObjectInfo | null;
  /** What it holds. */
  readonly held: readonly ObjectInfo[];
  /** Its last event at or before the moment, or -1. */
  readonly seq: number;
  /** The source line of that event, 0 if unknown. */
  readonly line: number;
}

/** What a lane is in at a moment; `seq` and `line` are those of its last event until then. */
export function laneAt(
  lane: Lane,
  nanos: number,
  objects: readonly ObjectInfo[],
  seq: number,
  line: number,
): LaneMoment {
  const { times, rails } = lane;
  const index = times.find(nanos);
  const held = rails
    .map((rail) => ({ rail, at: rail.find(nanos) }))
    .filter(({ rail, at }) => at >= 0 && rail.state(at) === 1)
    .flatMap(({ rail, at }) => objects[rail.object(at)] ?? []);
  return {
    actor: lane.actor,
    state: index < 0 ? 'none' : (LANE_STATES[times.state(index)] ?? 'none'),
    object: index < 0 ? null : (objects[times.object(index)] ?? null),
    held,
    seq,
    line,
  };
}
