import { STATE } from '../../model/lanes/lane-state';
import {
  type Arrow,
  arrowOf,
  arrowsIn,
  countArrows,
  type Stroke,
  scaledStroke,
  shapesOf,
  strokeFor,
} from '../layout/arrows';
import { deadlockArrows } from '../layout/deadlock-arrows';
import { flowLabelOf } from '../layout/flow-label';
import type { Metrics } from '../layout/metrics';
import { rowOf, type Scene } from '../layout/scene';
import { drawArrows } from './arrows';
import type { Pen } from './pen';

const ON_TOP = { width: 4, head: 22, dot: 6, casing: 9 };
const LOST_UPDATE = { width: 3, head: 18, dot: 3, casing: 7 };

/** Draws the flows of the window, to lie behind the bars. */
export function drawPastArrows(pen: Pen, scene: Scene): void {
  const { timeScale, log, now, metrics } = scene;
  const arrows = arrowsIn(log.flows, timeScale, now, (actor) => rowOf(scene, actor));
  const stroke = strokeFor(countArrows(log.flows, timeScale), timeScale.width);
  draw(pen, metrics, arrows, stroke, pen.palette.pastArrow);
}

/** Draws the active flow, to lie on top. */
export function drawActiveArrow(pen: Pen, scene: Scene): void {
  const { active, timeScale, metrics } = scene;
  if (active === null) return;
  const arrow = arrowOf(active, timeScale, (actor) => rowOf(scene, actor));
  if (arrow === null) return;
  draw(pen, metrics, [arrow], ON_TOP, pen.palette.activeArrow);
}

/** Draws an arrow from each write to the one that it overwrites, to lie behind the bars. */
export function drawLostUpdates(pen: Pen, { metrics }: Scene, arrows: readonly Arrow[]): void {
  if (arrows.length === 0) return;
  const { fill } = pen.colours(STATE.deadlock);
  draw(pen, metrics, arrows, LOST_UPDATE, fill);
}

/** Says what the arrow on top means. */
export function drawActiveLabel(pen: Pen, scene: Scene): void {
  const label = flowLabelOf(scene);
  if (label === null) return;
  pen.fillRound(label.rim, pen.palette.panel);
  pen.fillRound(label.box, pen.palette.activeArrow);
  pen.text(label.text, pen.palette.panel);
}

/** Draws who waits for whom in the deadlock at the playhead. */
export function drawDeadlock(pen: Pen, scene: Scene): void {
  const arrows = deadlockArrows(scene);
  if (arrows.length === 0) return;
  const { fill } = pen.colours(STATE.deadlock);
  draw(pen, scene.metrics, arrows, ON_TOP, fill);
}

function draw(
  pen: Pen,
  metrics: Metrics,
  arrows: readonly Arrow[],
  stroke: Stroke,
  colour: string,
): void {
  drawArrows(pen, shapesOf(metrics, arrows, stroke), scaledStroke(metrics, stroke), colour);
}
