import type { CssPx } from '../../base/units';
import { STATE } from '../../model/lanes/lane-state';
import type { Note } from '../../model/log/message';
import { stuckAfter } from '../../model/log/stuck';
import { axisOf, xOf } from '../time/time-scale';
import { type Arrow, betweenBars } from './arrows';
import type { LaneRow } from './lane-row';
import { rowOf, type Scene } from './scene';

/** The newest deadlock that holds at a moment, or null. */
export function deadlockAt(notes: readonly Note[], nanos: number): Note | null {
  return stuckAfter(notes.filter(({ t }) => t <= nanos)).deadlocks.at(-1) ?? null;
}

/** Who waits for whom in the deadlock at the playhead: an arrow from each to the holder of what it waits for. */
export function deadlockArrows(scene: Scene): Arrow[] {
  const { timeScale, log, playhead, playheadX, now, metrics } = scene;
  const cycle = deadlockAt(log.notes, playhead)?.cycle ?? [];
  const rows = cycle.map(({ actor }) => rowOf(scene, actor)).filter((row) => row !== undefined);
  if (rows.length < 2 || !rows.every((row) => isDeadlocked(scene, row))) return [];
  const right = timeScale.left + timeScale.width;
  const edge = Math.min(playheadX, xOf(timeScale, now), right);
  return rows.map((from, i) => {
    const to = rows[(i + 1) % rows.length] as LaneRow;
    const x = edge - metrics.px(to.y > from.y ? 56 : 22);
    return { x0: x, x1: x, ...ends(from, to, metrics.px(SHAFT)), solid: true };
  });
}

/** How long an arrow is at least, in pixels of the wide screen: between low lanes it begins in one bar and ends in the other. */
const SHAFT = 40;

function ends(from: LaneRow, to: LaneRow, least: CssPx): { y0: CssPx; y1: CssPx } {
  const { y0, y1 } = betweenBars(from, to, 2);
  const missing = Math.max(0, least - Math.abs(y1 - y0));
  const into = Math.sign(y1 - y0) * (missing / 2);
  return {
    y0: y0 - Math.sign(into) * Math.min(Math.abs(into), from.barHeight * 0.75),
    y1: y1 + Math.sign(into) * Math.min(Math.abs(into), to.barHeight * 0.6),
  };
}

function isDeadlocked(scene: Scene, row: LaneRow): boolean {
  const times = scene.lanes[row.lane]?.times;
  const index = times?.find(scene.playheadAt, axisOf(scene.timeScale)) ?? -1;
  return times !== undefined && index >= 0 && times.state(index) === STATE.deadlock;
}
