import type { Lane } from '../../model/lanes/lane';
import { STATE } from '../../model/lanes/lane-state';
import { barsOf } from '../layout/bars';
import { eventDotsOf } from '../layout/event-dots';
import { boxesOf } from '../layout/lane-boxes';
import type { LaneRow } from '../layout/lane-row';
import { textsAt } from '../layout/lane-texts';
import { isInView } from '../layout/layout';
import { type Rail, railsOf } from '../layout/rails';
import type { Scene } from '../layout/scene';
import { selectionOf } from '../layout/selection';
import type { Dot } from '../layout/shapes';
import { isDense, type LaneMarks, type Mark } from '../marks/lane-marks';
import { drawBars } from './bars';
import type { DenseLane, DenseLanes } from './dense-lanes';
import type { Pen } from './pen';

/** Draws the bars and rails of all lanes that are in view; what is written on them keeps clear of the marks. */
export function drawLanes(pen: Pen, scene: Scene, marks: LaneMarks, denseLanes: DenseLanes): void {
  const { timeScale, layout, lanes } = scene;
  const dense: DenseLane[] = [];
  for (const row of layout.lanes) {
    const lane = lanes[row.lane];
    if (lane === undefined || !isInView(layout, row)) continue;
    if (isDense(lane, timeScale)) dense.push({ lane, row });
    else drawLane(pen, scene, lane, row, marks.get(row) ?? []);
  }
  if (dense.length > 0) denseLanes.draw(pen, scene, dense);
}

function drawLane(pen: Pen, scene: Scene, lane: Lane, row: LaneRow, marks: readonly Mark[]): void {
  const { timeScale, log, now, playheadX, metrics, onlyObjects } = scene;
  const { left, width } = timeScale;
  const boxes = boxesOf(lane.times, timeScale, now);
  const onBars = marks.filter(({ isAbove }) => !isAbove).map(({ box }) => box);
  const view = { left, right: left + width, playheadX, marks: onBars };
  const bars = barsOf(metrics, row, boxes, view, ({ state, object, seq }) =>
    textsAt(log, state, object, seq),
  );
  drawBars(pen, bars);
  if (lane.isAuxiliary) drawEventDots(pen, scene, lane, row, marks);
  const held = { timeScale, now, objects: log.objects, only: onlyObjects };
  drawRails(pen, railsOf(metrics, lane, row, held));
}

function drawEventDots(
  pen: Pen,
  scene: Scene,
  lane: Lane,
  row: LaneRow,
  marks: readonly Mark[],
): void {
  const marked = new Set(marks.map(({ seq }) => seq));
  for (const dot of eventDotsOf(scene, lane, row)) {
    if (marked.has(dot.seq)) continue;
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
