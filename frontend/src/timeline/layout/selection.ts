import type { Lane } from '../../model/lanes/lane';
import { STATE } from '../../model/lanes/lane-state';
import { xOf, xOfEvent, xOfStart } from '../time/time-scale';
import type { LaneRow } from './lane-row';
import { rowOf, type Scene } from './scene';
import type { Dot, RoundBox } from './shapes';

/** The marks of the chosen event: a frame around the bar that it began, and a dot where it happened. */
export interface SelectionMarks {
  readonly frame: RoundBox | null;
  readonly dot: Dot;
}

/** The marks of the chosen event, or null if none is chosen or its lane is not shown. */
export function selectionOf(scene: Scene): SelectionMarks | null {
  const { selected, log, timeScale, metrics } = scene;
  const event = selected === null ? null : log.eventAt(selected);
  const row = event === null ? undefined : rowOf(scene, event.actor.id);
  const lane = row === undefined ? undefined : scene.lanes[row.lane];
  if (event === null || row === undefined || lane === undefined) return null;
  const y = row.barY + row.barHeight / 2;
  const dot = { x: xOfEvent(timeScale, event.seq, event.t), y, radius: metrics.px(9) };
  return { frame: frameOf(scene, lane, row, event.seq), dot };
}

function frameOf(scene: Scene, { times }: Lane, row: LaneRow, seq: number): RoundBox | null {
  const { timeScale, now, metrics } = scene;
  const index = times.findSeq(seq);
  const isBar = index >= 0 && times.seq(index) === seq && times.state(index) !== STATE.none;
  if (!isBar) return null;
  const x = xOfStart(timeScale, times, index);
  const nowX = xOf(timeScale, now);
  const isLast = index + 1 >= times.length;
  const width = (isLast ? nowX : Math.min(xOfStart(timeScale, times, index + 1), nowX)) - x;
  if (width <= 8) return null;
  const { barY, barHeight } = row;
  return { x: x - 3, y: barY - 3, width: width + 3, height: barHeight + 6, radius: metrics.px(9) };
}
