import { AXIS, type AxisName } from '../../base/axis';
import type { Lane } from '../../model/lanes/lane';
import { STATE } from '../../model/lanes/lane-state';
import type { NameFilter } from '../../model/lanes/name-filter';
import type { WaitingPart } from '../../model/objects/waiting-part';
import type { RunLog } from '../../model/run-log';
import type { TimeRange } from '../time/time-scale';

/** Which lanes and objects of a run are to be shown. */
export interface Shown {
  /** Lanes whose names it accepts; null accepts all. */
  readonly names: NameFilter | null;
  /** Whether lanes on which nothing happens in the window stay away. */
  readonly hidesIdle: boolean;
  /** The actors and objects that wait, if nothing else is to be shown; else null. */
  readonly only: WaitingPart | null;
  /** Whether many objects that nobody waited for are shown, too. */
  readonly allObjects: boolean;
}

/** How many of what there is are shown. */
export interface ShownCount {
  readonly lanes: number;
  readonly allLanes: number;
  /** How many objects with a row of their own stay out of the way because nobody waited for them. */
  readonly folded: number;
}

/** Idle lanes need the events of the window one by one; with more events than this, only the states of the lanes are looked at. */
const MOST_READ = 50_000;

/** States in which an actor takes part though it does nothing: it computes, or nothing will ever happen to it. */
const NEVER_IDLE: ReadonlySet<number> = new Set([STATE.working, STATE.deadlock, STATE.stalled]);

/** Those of the lanes that are to be shown, in their order. */
export function shownLanes(
  lanes: readonly Lane[],
  log: RunLog,
  shown: Shown | undefined,
  range: TimeRange,
  axis: AxisName,
): readonly Lane[] {
  if (shown === undefined) return lanes;
  const { names, only, hidesIdle } = shown;
  const chosen = lanes.filter(
    ({ actor }) =>
      (names === null || names.accepts(actor.name)) && (only === null || only.actors.has(actor.id)),
  );
  return hidesIdle ? withoutIdle(chosen, log, range, axis) : chosen;
}

/** Lanes on which something happens in the window, or that work or are stuck there. */
function withoutIdle(
  lanes: readonly Lane[],
  log: RunLog,
  { from, to }: TimeRange,
  axis: AxisName,
): readonly Lane[] {
  const number = AXIS[axis];
  let acting: ReadonlySet<number> | null = null;
  return lanes.filter((lane) => {
    const stores = [lane.times, ...lane.rails];
    if (stores.some((spans) => spans.find(from, number) !== spans.find(to, number))) return true;
    const at = lane.times.find(to, number);
    if (at >= 0 && NEVER_IDLE.has(lane.times.state(at))) return true;
    acting ??= actorsBetween(log, from, to, axis);
    return acting.has(lane.actor.id);
  });
}

/** Who has events in the window; nobody if there are too many to read in a frame. */
function actorsBetween(log: RunLog, from: number, to: number, axis: AxisName): ReadonlySet<number> {
  const seqAt = (position: number) =>
    axis === 'time' ? log.seqAt(position) : log.steps.seqAt(position);
  const [first, end] = [(seqAt(from) ?? -1) + 1, (seqAt(to) ?? -1) + 1];
  const actors = new Set<number>();
  if (end - first > MOST_READ) return actors;
  log.scan(first, end, (block, at) => actors.add(block.actor[at] as number));
  return actors;
}
