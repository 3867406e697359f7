import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES, STATE } from '../../model/lanes/lane-state';
import { barsOf } from '../layout/bars';
import { eventDotsOf } from '../layout/event-dots';
import { boxesOf, countIn } from '../layout/lane-boxes';
import type { LaneRow } from '../layout/lane-row';
import { textsFor } from '../layout/lane-texts';
import { type Rail, railsOf } from '../layout/rails';
import type { Scene } from '../layout/scene';
import { selectionOf } from '../layout/selection';
import type { Dot } from '../layout/shapes';
import { axisOf } from '../time/time-scale';
import { drawBars } from './bars';
import { type DenseLane, drawDenseLanes } from './dense-lanes';
import type { Pen } from './pen';

/** Draws the bars and rails of all lanes that are in view. */
export function drawLanes(pen: Pen, scene: Scene): void {
  const { timeScale, layout, lanes } = scene;
  const { y: top, height } = layout.lanesBox;
  const dense: DenseLane[] = [];
  for (const row of layout.lanes) {
    const lane = lanes[row.lane];
    const isHidden = row.y + row.height < top || row.y > top + height;
    if (lane === undefined || isHidden) continue;
    const { times } = lane;
    const isPast = times.exactFrom(axisOf(timeScale)) > timeScale.from && times.first > 0;
    if (isPast || countIn(times, timeScale) > timeScale.width / 2) dense.push({ lane, row });
    else drawLane(pen, scene, lane, row);
  }
  if (dense.length > 0) drawDenseLanes(pen, scene, dense);
}

function drawLane(pen: Pen, scene: Scene, lane: Lane, row: LaneRow): void {
  const { timeScale, log, now, playheadX, metrics } = scene;
  const { objects } = log;
  const { left, width } = timeScale;
  const boxes = boxesOf(lane.times, timeScale, now);
  const view = { left, right: left + width, playheadX };
  const bars = barsOf(metrics, row, boxes, view, ({ state, object }) =>
    textsFor(LANE_STATES[state] ?? 'none', objects[object]?.name),
  );
  drawBars(pen, bars);
  if (lane.isAuxiliary) drawEventDots(pen, scene, lane, row);
  drawRails(pen, railsOf(metrics, lane, row, { timeScale, now, objects }));
}

function drawEventDots(pen: Pen, scene: Scene, lane: Lane, row: LaneRow): void {
  for (const dot of eventDotsOf(scene, lane, row)) {
    drawDot(pen, dot, 2);
    pen.text(dot.label, pen.palette.ink);
  }
}

function drawRails(pen: Pen, rails: readonly Rail[]): void {
  const colour = pen.colours(STATE.holding).edge;
  for (const rail of rails) {
    if (rail.isRound) pen.fillRound({ ...rail, radius: rail.height / 2 }, colour);
    else pen.fill(rail, colour);
    if (rail.label === null) continue;
    pen.fill(rail.label.ground, pen.palette.panel);
    pen.text(rail.label.text, pen.palette.ink2);
  }
}

/** Marks the chosen event. */
export function drawSelection(pen: Pen, scene: Scene): void {
  const marks = selectionOf(scene);
  if (marks === null) return;
  const { ctx, palette } = pen;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 3;
  if (marks.frame !== null) {
    pen.round(marks.frame);
    ctx.stroke();
  }
  drawDot(pen, marks.dot, 3);
}

function drawDot({ ctx, palette }: Pen, { x, y, radius }: Dot, rim: number): void {
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = palette.panel;
  ctx.lineWidth = rim;
  ctx.stroke();
}
