import type { HandOver } from '../../model/lanes/flows';
import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES, type LaneState } from '../../model/lanes/lane-state';
import type { Track } from '../../model/lanes/track';
import type { RunLog } from '../../model/run-log';
import type { Axis, Span } from '../time/time-scale';
import type { Camera } from '../time/viewport';
import type { LanePlace } from './lane-place';
import { type LaneRow, type Layout, layOut } from './layout';
import { entriesFor, type LegendEntry, type Placed, placeEntries } from './legend';
import { type Metrics, SANS } from './metrics';

/** With as many tracks as this there is no room for one more. */
const MANY_TRACKS = 3;

/** All that one picture is made from. */
export interface Scene {
  readonly log: RunLog;
  readonly layout: Layout;
  readonly lanes: readonly Lane[];
  readonly tracks: readonly Track[];
  readonly axis: Axis;
  /** How far the run has come, in nanoseconds: nothing is drawn after it. */
  readonly now: number;
  readonly playhead: number;
  /** Whether the window and the playhead follow the live edge. */
  readonly follow: boolean;
  /** The span of the run that the overview shows. */
  readonly whole: Span;
  readonly selected: number | null;
  /** The hand-over that is drawn on top, or null. */
  readonly active: HandOver | null;
  readonly legend: readonly Placed[];
  /** Size of type for the names of full rows, before scaling. */
  readonly nameSize: number;
  /** Milliseconds of this machine's clock. */
  readonly millis: number;
  /** Whether there is neither an overview nor a legend. */
  readonly isBare: boolean;
  /** The width that its own names want, in pixels. */
  readonly labelWidth: number;
}

/** What a picture depends on besides the log. */
export interface SceneInput {
  readonly log: RunLog;
  readonly camera: Camera;
  /** How far this run has come, in nanoseconds. */
  readonly now: number;
  readonly width: number;
  readonly height: number;
  readonly scroll: number;
  readonly selected: number | null;
  readonly millis: number;
  readonly isBare: boolean;
  /** The width that the names get at least, in pixels: what another picture on the same time axis wants. */
  readonly leastLabel: number;
}

/** Where the picture is lower than this, the lanes need the room of the legend, which the list of keys has, too. */
const LEAST_WITH_LEGEND = 400;

/** Gathers what one picture is made from. */
export function makeScene(metrics: Metrics, input: SceneInput): Scene {
  const { log, camera, width, height, isBare } = input;
  const lanes = log.lanes.filter((lane) => lane.isShown).sort((a, b) => order(a) - order(b));
  const tracks = tracksOf(log);
  const widest = Math.max(
    0,
    ...lanes.map((lane) => metrics.measure(lane.actor.name, `780 31px ${SANS}`)),
  );
  const nameSize = Math.round(Math.max(23, Math.min(31, (31 * 132) / Math.max(1, widest))));
  const hasLegend = !isBare && height >= metrics.px(LEAST_WITH_LEGEND);
  const entries = hasLegend ? entriesFor(seenIn(log, lanes)) : [];
  const legend = placeEntries(metrics, entries, width - 2 * metrics.px(20));
  const labelWidth = (widest / 31) * metrics.type(nameSize) + metrics.px(46);
  const layout = layOut({
    width,
    height,
    scale: metrics.scale,
    laneCount: lanes.length,
    trackCount: tracks.length,
    rails: Math.max(0, ...lanes.map((lane) => lane.rails.filter((rail) => rail.length > 0).length)),
    labelWidth: Math.max(labelWidth, input.leastLabel),
    legendRows: hasLegend ? 1 + (legend[legend.length - 1]?.row ?? 0) : 0,
    isBare,
    scroll: input.scroll,
  });
  return {
    log,
    layout,
    lanes,
    tracks,
    axis: { ...camera.view, left: layout.plot.x, width: layout.plot.width },
    now: input.now,
    playhead: camera.playhead,
    follow: camera.isLive,
    whole: wholeOf(log, camera),
    selected: input.selected,
    active: activeIn(log, camera, input.selected),
    legend,
    nameSize,
    millis: input.millis,
    isBare,
    labelWidth,
  };
}

/** Where the margins of the lanes are that are in view whole. */
export function placesOf({ lanes, layout }: Scene): LanePlace[] {
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
        number: index + 1,
        top: y + inset,
        right: plot.x - 12,
        bottom: y + height - inset,
      };
    });
}

/** What the picture shows, for those who do not see it. */
export function describeScene({ log, lanes }: Scene): string {
  const names = lanes.map((lane) => lane.actor.name).join(', ');
  return (
    `Timeline of the run, ${log.state}: ${lanes.length} lanes (${names}). ` +
    'Arrow keys move, plus and minus zoom, comma and full stop go from event to event.'
  );
}

/** The row of an actor, or undefined if its lane is not shown. */
export function rowOf(scene: Scene, actor: number): LaneRow | undefined {
  const index = scene.lanes.findIndex((lane) => lane.actor.id === actor);
  return index < 0 ? undefined : scene.layout.lanes[index];
}

/** What a bar may say, longest first. */
export function textsFor(state: LaneState, object: string | undefined): readonly string[] {
  const short = state === 'none' ? [] : [state as string];
  if (object === undefined) return short;
  if (state === 'holding') return [`holding ${object}`, ...short];
  if (state === 'waiting') return [`waiting for ${object}`, ...short];
  if (state === 'blocked') return [`blocked on ${object}`, ...short];
  return short;
}

/** The tracks of the objects; where these leave room, how many wait for locks too. */
function tracksOf(log: RunLog): readonly Track[] {
  const { tracks, waiting } = log.replay;
  return waiting === null || tracks.length >= MANY_TRACKS ? tracks : [...tracks, waiting];
}

/** What the overview shows: the run, and while it grows the window too. */
function wholeOf(log: RunLog, camera: Camera): Span {
  const to = log.ended ? Math.max(1, log.endNanos) : Math.max(camera.now, camera.view.to);
  return { from: 0, to };
}

/** The hand-over on top: that of the marked event, else the last one before the playhead, if it can be told apart. */
function activeIn(log: RunLog, camera: Camera, selected: number | null): HandOver | null {
  const { handOvers } = log.replay;
  const chosen = selected === null ? null : (handOvers.into(selected) ?? handOvers.outOf(selected));
  if (chosen !== null) return chosen;
  const index = handOvers.findAfter(camera.playhead + 1) - 1;
  const first = handOvers.findAfter(camera.view.from);
  const inView = handOvers.findAfter(camera.view.to) - first;
  if (index < first || (camera.isLive && !log.ended && inView > 8) || inView > 200) return null;
  return handOvers.at(index);
}

/** What is or was to be seen; `running` only if it took a visible part of the time, since all else passes through it. */
function seenIn(log: RunLog, lanes: readonly Lane[]): Set<LegendEntry> {
  const seen = new Set<LegendEntry>();
  for (const lane of lanes) {
    for (const state of lane.times.seen(log.endNanos / 100))
      seen.add(LANE_STATES[state] as LegendEntry);
  }
  const { handOvers } = log.replay;
  if (seen.size === 0) seen.add('running');
  if (handOvers.anySolid) seen.add('hand-off');
  if (handOvers.anyDashed) seen.add('wake-up');
  return seen;
}

function order(lane: Lane): number {
  return lane.actor.id + (lane.isLast ? 1e6 : 0);
}
