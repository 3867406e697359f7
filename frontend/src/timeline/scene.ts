import type { HandOver } from '../model/hand-overs';
import type { Lane } from '../model/lane';
import type { LaneState } from '../model/lane-state';
import type { RunLog } from '../model/run-log';
import type { Track } from '../model/track';
import type { LaneRow, Layout } from './layout';
import type { Placed } from './legend';
import type { Axis, Span } from './view';

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
  /** Milliseconds of this machine's clock. */
  readonly millis: number;
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
