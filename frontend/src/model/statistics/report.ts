import type { Lane } from '../lanes/lane';
import { LANE_STATES, type LaneState, STATE_COUNT } from '../lanes/lane-state';
import { KIND } from '../log/kind';
import { type ActorInfo, NONE, type ObjectInfo } from '../log/message';
import { familyOf, isLock } from '../log/object-type';
import { DurationHistogram } from './duration-histogram';
import type { ObjectStatistics, Statistics } from './statistics';

/** What the figures are taken from. */
export interface ReportSource {
  readonly objects: readonly ObjectInfo[];
  readonly lanes: readonly Lane[];
  readonly nextSeq: number;
  readonly statistics: Statistics;
}

/** A part of a run, or all of it, and what was counted in it. */
export interface Stretch {
  /** In nanoseconds since the run began. */
  readonly from: number;
  readonly to: number;
  readonly events: number;
  readonly statistics: Statistics;
}

/** How an actor spent its time. */
export interface ActorReport {
  readonly actor: ActorInfo;
  /** The share of each state in the time that it was there, those that it was in. */
  readonly shares: readonly { readonly state: LaneState; readonly share: number }[];
  readonly waits: number;
  /** In nanoseconds. */
  readonly longest: number;
  /** What it waited for longest, or null. */
  readonly longestFor: ObjectInfo | null;
}

/** What happened to an object. */
export interface ObjectReport {
  readonly info: ObjectInfo;
  /** What was done with it, the most frequent first. */
  readonly counts: readonly { readonly word: string; readonly count: number }[];
  readonly waits: DurationHistogram;
  readonly holds: DurationHistogram;
  /** The share of the time in which it was held; of a semaphore, of its permits; null if it cannot be held. */
  readonly use: number | null;
}

/** All figures of a run, or of a part of it. */
export interface Report {
  /** How long it took. */
  readonly nanos: number;
  readonly events: number;
  /** Items that were taken or received. */
  readonly items: number;
  readonly actors: readonly ActorReport[];
  readonly objects: readonly ObjectReport[];
  /** All waits. */
  readonly waits: DurationHistogram;
}

/** What is counted of an object, and what that is called. */
const COUNTED = [
  ['acquired', 'acquired'],
  ['put', 'put'],
  ['taken', 'taken'],
  ['done', 'done'],
  ['sent', 'sent'],
  ['received', 'received'],
  ['passed', 'passed'],
  ['notified', 'notified'],
  ['set', 'set'],
  ['cleared', 'cleared'],
  ['broke', 'broken'],
  ['read', 'read'],
  ['wrote', 'written'],
  ['timedOut', 'given up'],
] as const;

/**
 * The figures of the whole run up to `now`, which is not before its newest event; a wait that has not ended counts as
 * long as it is by then.
 */
export function reportOn(log: ReportSource, now: number): Report {
  const { statistics, nextSeq: events } = log;
  return reportOnStretch(log, { from: 0, to: now, events, statistics });
}

/** The figures of a part of the run; a wait that has not ended at its end counts as long as it is by then. */
export function reportOnStretch(log: ReportSource, stretch: Stretch): Report {
  const { statistics, from, to, events } = stretch;
  const objects = statistics.objects.filter((object) => object !== undefined);
  const waits = new DurationHistogram();
  const reports = objects.map((object) => reportObject(object, stretch));
  for (const report of reports) waits.merge(report.waits);
  const taken = (kind: 'taken' | 'received') =>
    objects.reduce((sum, object) => sum + (object.counts[KIND[kind]] as number), 0);
  return {
    nanos: to - from,
    events,
    items: taken('taken') + taken('received'),
    actors: log.lanes.filter((lane) => lane.isShown).map((lane) => reportActor(lane, log, stretch)),
    objects: reports.filter((one) => one.counts.length + one.waits.count + (one.use ?? 0) > 0),
    waits,
  };
}

function reportActor(
  lane: Lane,
  log: ReportSource,
  { statistics, from, to: end }: Stretch,
): ActorReport {
  const sums = new Float64Array(2 * STATE_COUNT);
  lane.times.sweep(from, end - from, 2, sums);
  const spent = LANE_STATES.map((_, i) => (sums[STATE_COUNT + i] as number) - (sums[i] as number));
  const there = spent.reduce((sum, nanos, state) => sum + (state === 0 ? 0 : nanos), 0);
  const shares = LANE_STATES.map((state, i) => ({ state, share: (spent[i] as number) / there }));
  const figures = statistics.actors[lane.actor.id];
  const now = figures === undefined || figures.waitsFor === NONE ? 0 : end - figures.since;
  const before = figures?.waits.longest ?? 0;
  const object = now > before ? figures?.waitsFor : figures?.longestFor;
  return {
    actor: lane.actor,
    shares: shares.filter(({ state, share }) => state !== 'none' && share > 0),
    waits: (figures?.waits.count ?? 0) + (now > 0 ? 1 : 0),
    longest: Math.max(now, before),
    longestFor: log.objects[object ?? NONE] ?? null,
  };
}

function reportObject(
  object: ObjectStatistics,
  { statistics, from, to: end }: Stretch,
): ObjectReport {
  const { info } = object;
  const waits = new DurationHistogram();
  waits.merge(object.waits);
  for (const actor of statistics.actors) {
    if (actor?.waitsFor === info.id) waits.add(end - actor.since);
  }
  const held = object.holders.reduce((sum, { since }) => sum + end - since, 0);
  return {
    info,
    counts: [
      ...COUNTED.map(([kind, word]) => ({ word, count: object.counts[KIND[kind]] as number })),
      { word: 'tried in vain', count: object.tries },
    ].filter(({ count }) => count > 0),
    waits,
    holds: object.holds,
    use: useOf(info, object.holds.total + held, end - from),
  };
}

function useOf(info: ObjectInfo, held: number, nanos: number): number | null {
  const places = isLock(info) ? 1 : familyOf(info) === 'semaphore' ? (info.initial ?? 0) : 0;
  return places === 0 || nanos === 0 ? null : Math.min(1, held / (places * nanos));
}
