import type { Position } from '../../base/axis';
import type { CssPx, Millis, Nanos } from '../../base/units';
import type { Flow } from '../../model/lanes/flows';
import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES } from '../../model/lanes/lane-state';
import { MAIN } from '../../model/log/message';
import type { MomentRange } from '../../model/log/moment-range';
import { isNote, MARK_WORDS } from '../../model/marks/mark-kind';
import type { RunLog } from '../../model/run-log';
import { positionOf, type TimeRange, type TimeScale, xAt } from '../time/time-scale';
import type { View } from '../time/viewport';
import { firstFrom } from './arrows';
import type { LaneMargin } from './lane-margin';
import { type LaneRow, noteRoom } from './lane-row';
import { type Layout, layOut } from './layout';
import { entriesFor, type LegendEntry, type PlacedEntry, placeEntries } from './legend';
import { type Metrics, SANS } from './metrics';
import { type ShownAxis, scaleOf } from './scale';
import { type Shown, type ShownCount, shownLanes } from './shown';
import { needOf, type ShownTrack, tracksOf } from './shown-tracks';

/** All that one picture is made from. */
export interface Scene {
  readonly metrics: Metrics;
  readonly log: RunLog;
  readonly layout: Layout;
  readonly lanes: readonly Lane[];
  readonly tracks: readonly ShownTrack[];
  /** The objects whose rails are shown; null for all. */
  readonly onlyObjects: ReadonlySet<number> | null;
  readonly count: ShownCount;
  readonly timeScale: TimeScale;
  /** How far the run has come, in nanoseconds: nothing is drawn after it. */
  readonly now: Nanos;
  readonly playhead: Nanos;
  /** Where the playhead stands on the axis, and on the screen. */
  readonly playheadAt: Position;
  readonly playheadX: CssPx;
  /** Whether the window and the playhead follow the live edge. */
  readonly follow: boolean;
  /** The span of the run that the overview shows. */
  readonly whole: TimeRange;
  readonly selected: number | null;
  /** The part of the run that is marked, or null. */
  readonly marked: MomentRange | null;
  /** The flow that is drawn on top, or null. */
  readonly active: Flow | null;
  readonly legend: readonly PlacedEntry[];
  /** Size of type for the names of full rows, before scaling. */
  readonly nameSize: number;
  /** Milliseconds of this machine's clock. */
  readonly millis: Millis;
  /** Whether there is neither an overview nor a legend. */
  readonly isBare: boolean;
  /** The width that its own names want, in pixels. */
  readonly labelWidth: CssPx;
}

/** What a picture depends on besides the log. */
export interface SceneInput {
  readonly log: RunLog;
  readonly viewport: View;
  readonly axis: ShownAxis;
  /** How far this run has come, in nanoseconds. */
  readonly now: Nanos;
  readonly width: CssPx;
  readonly height: CssPx;
  readonly scroll: CssPx;
  readonly selected: number | null;
  readonly marked: MomentRange | null;
  readonly millis: Millis;
  readonly isBare: boolean;
  /** Whether it is shown to a hall, with nothing beside it. */
  readonly isHall: boolean;
  /** The width that the names get at least, in pixels: what another picture on the same time axis wants. */
  readonly leastLabel: CssPx;
  /** Which lanes and objects are shown; all if it does not say. */
  readonly shown?: Shown | undefined;
}

/** Where the picture is lower than this, the lanes need the room of the legend, which the list of keys has, too. */
const MIN_HEIGHT_WITH_LEGEND = 400;

/** Gathers what one picture is made from. */
export function makeScene(metrics: Metrics, input: SceneInput): Scene {
  const { log, viewport, width, height, isBare, isHall } = input;
  const all = log.lanes.filter((lane) => lane.isShown).sort((a, b) => order(a) - order(b));
  const lanes = shownLanes(all, log, input.shown, viewport.range, input.axis.name);
  const { tracks, folded } = tracksOf(log, input.shown);
  const widest = Math.max(
    0,
    ...all.map((lane) => metrics.measure(lane.actor.name, `780 31px ${SANS}`)),
  );
  const nameSize = Math.round(Math.max(23, Math.min(31, (31 * 132) / Math.max(1, widest))));
  const hasLegend = !isBare && height >= metrics.px(MIN_HEIGHT_WITH_LEGEND);
  const entries = hasLegend ? entriesFor(seenIn(log, all)) : [];
  const legend = placeEntries(metrics, entries, width - 2 * metrics.px(20));
  const labelWidth = (widest / 31) * metrics.type(nameSize) + metrics.px(46);
  const layout = layOut({
    width,
    height,
    scale: metrics.scale,
    laneCount: lanes.length,
    tracks: tracks.map(needOf),
    extras: {
      rails: Math.max(
        0,
        ...lanes.map((lane) => lane.rails.filter((rail) => rail.length > 0).length),
      ),
      notes: noteRoom((size) => metrics.px(size)),
      hasNotes: [...log.marks.seen].some(isNote),
    },
    labelWidth: Math.max(labelWidth, input.leastLabel),
    legendRows: hasLegend ? 1 + (legend[legend.length - 1]?.row ?? 0) : 0,
    isBare,
    isHall,
    scroll: input.scroll,
  });
  const timeScale = scaleOf(viewport.range, input.axis, log.steps, layout.plot);
  return {
    metrics,
    log,
    layout,
    lanes,
    tracks,
    onlyObjects: input.shown?.only?.objects ?? null,
    count: { lanes: lanes.length, allLanes: all.length, folded },
    timeScale,
    now: input.now,
    playhead: momentAt(timeScale, viewport.playhead, input.now),
    playheadAt: viewport.playhead,
    playheadX: playheadX(timeScale, viewport, input.axis),
    follow: viewport.isLive,
    whole: wholeOf(log, viewport, timeScale),
    selected: input.selected,
    marked: input.marked,
    active: activeIn(log, viewport, timeScale, input.selected),
    legend,
    nameSize,
    millis: input.millis,
    isBare,
    labelWidth,
  };
}

/** Where the margins of the lanes are that are in view whole. */
export function marginsOf({ lanes, layout }: Scene): LaneMargin[] {
  const { plot, lanesBox } = layout;
  return layout.lanes
    .filter(({ y, height }) => y >= lanesBox.y && y + height <= lanesBox.y + lanesBox.height + 1)
    .flatMap(({ lane: index, y, height, detail }) => {
      const lane = lanes[index];
      if (lane === undefined) return [];
      const inset = detail === 'compact' ? 1 : 6;
      const { name, kind } = lane.actor;
      return {
        name,
        kind,
        isThere: !lane.hasEnded,
        key: keyOf(lanes, index),
        top: y + inset,
        right: plot.x - 12,
        bottom: y + height - inset,
      };
    });
}

/** Main has a letter, so that the numbers of the others are those in their names, with its lane or without. */
function keyOf(lanes: readonly Lane[], index: number): string {
  const main = lanes.findIndex(({ actor }) => actor.name === MAIN);
  if (index === main) return 'M';
  const number = index + (main >= 0 && main < index ? 0 : 1);
  return number < 10 ? String(number) : '';
}

/** What the picture shows, for those who do not see it. */
export function describeScene({ log, lanes, count: { allLanes } }: Scene): string {
  const names = lanes.map((lane) => lane.actor.name).join(', ');
  const howMany =
    lanes.length < allLanes ? `${lanes.length} of ${allLanes} lanes` : `${allLanes} lanes`;
  return (
    `Timeline of the run, ${log.state}: ${howMany} (${names}). ` +
    'Arrow keys move, plus and minus zoom, comma and full stop go from event to event.'
  );
}

/** The row of an actor, or undefined if its lane is not shown. */
export function rowOf(scene: Scene, actor: number): LaneRow | undefined {
  const index = scene.lanes.findIndex((lane) => lane.actor.id === actor);
  return index < 0 ? undefined : scene.layout.lanes[index];
}

/** What the overview shows: the run, and while it grows the window too. */
function wholeOf(log: RunLog, viewport: View, timeScale: TimeScale): TimeRange {
  const to = log.ended
    ? Math.max(1, positionOf(timeScale, log.endNanos))
    : Math.max(viewport.now, viewport.range.to);
  return { from: 0, to };
}

/** The moment of a position; on the event axis at most `now`, as two runs need not have as many steps. */
function momentAt({ steps }: TimeScale, position: Position, now: Nanos): Nanos {
  return steps === undefined ? position : Math.min(now, steps.momentOf(position));
}

/** The pixel of the playhead, on the way from the other axis while the picture moves over. */
function playheadX(timeScale: TimeScale, viewport: View, { moving }: ShownAxis): CssPx {
  const x = xAt(timeScale, viewport.playhead);
  const { before } = timeScale;
  if (moving === null || before === undefined) return x;
  return x + (xAt(before.scale, moving.from.playhead) - x) * before.part;
}

/** The flow on top: that of the marked event, else the last one before the playhead, if it can be told apart. */
function activeIn(
  log: RunLog,
  viewport: View,
  timeScale: TimeScale,
  selected: number | null,
): Flow | null {
  const { flows } = log;
  const chosen = selected === null ? null : (flows.into(selected) ?? flows.outOf(selected));
  if (chosen !== null) return chosen;
  const index = firstFrom(flows, timeScale, viewport.playhead + 1) - 1;
  const first = firstFrom(flows, timeScale, viewport.range.from);
  const inView = firstFrom(flows, timeScale, viewport.range.to) - first;
  if (index < first || (viewport.isLive && !log.ended && inView > 8) || inView > 200) return null;
  return flows.at(index);
}

/** What is or was to be seen; `running` only if it took a visible part of the time, since all else passes through it. */
function seenIn(log: RunLog, lanes: readonly Lane[]): Set<LegendEntry> {
  const seen = new Set<LegendEntry>();
  for (const lane of lanes) {
    for (const state of lane.times.seen(log.endNanos / 100))
      seen.add(LANE_STATES[state] as LegendEntry);
  }
  const { flows } = log;
  if (seen.size === 0) seen.add('running');
  if (flows.anyTransfer) seen.add('hand-off');
  if (flows.anyWakeUp) seen.add('wake-up');
  for (const mark of log.marks.seen) seen.add(MARK_WORDS[mark] as LegendEntry);
  return seen;
}

function order(lane: Lane): number {
  return lane.actor.id + (lane.isLast ? 1e6 : 0);
}
