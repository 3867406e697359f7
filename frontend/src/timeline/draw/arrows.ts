import type { Flow, Flows } from '../../model/lanes/flows';
import type { LaneRow } from '../layout/layout';
import { type TimeScale, xOf } from '../time/time-scale';
import type { Pen } from './pen';

/** A flow on the screen, from the edge of one bar to the edge of another, in CSS pixels. */
export interface Arrow {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly solid: boolean;
  readonly flow: Flow;
}

/** With more arrows than this in the window, none of the past ones is drawn. */
export const MOST_ARROWS = 200;

/** How many flows end in the window. */
export function countArrows(flows: Flows, timeScale: TimeScale): number {
  return flows.findAfter(timeScale.to) - flows.findAfter(timeScale.from);
}

/** The arrows that end in the window up to `now`, oldest first; none if there are more than {@link MOST_ARROWS}. */
export function arrowsIn(
  flows: Flows,
  timeScale: TimeScale,
  now: number,
  rowOf: (actor: number) => LaneRow | undefined,
): Arrow[] {
  const first = flows.findAfter(timeScale.from);
  const last = flows.findAfter(Math.min(now, timeScale.to));
  if (last - first > MOST_ARROWS) return [];
  const arrows: Arrow[] = [];
  for (let i = first; i < last; i++) {
    const arrow = toArrow(flows.at(i), timeScale, rowOf);
    if (arrow !== null) arrows.push(arrow);
  }
  return arrows;
}

/** Where a flow lies on the screen, or null if one of its lanes is not there or both are the same. */
export function toArrow(
  flow: Flow,
  timeScale: TimeScale,
  rowOf: (actor: number) => LaneRow | undefined,
): Arrow | null {
  const from = rowOf(flow.fromActor);
  const to = rowOf(flow.toActor);
  if (from === undefined || to === undefined || from === to) return null;
  const down = to.y > from.y;
  return {
    x0: xOf(timeScale, flow.fromNanos),
    y0: down ? from.barY + from.barHeight : from.barY,
    x1: xOf(timeScale, flow.toNanos),
    y1: down ? to.barY - 1 : to.barY + to.barHeight + 1,
    solid: flow.isTransfer,
    flow,
  };
}

/** How an arrow is drawn: wide where there is room, thin where there are many. */
export interface Stroke {
  readonly width: number;
  readonly head: number;
  readonly dot: number;
  readonly casing: number;
}

/** The stroke for `count` arrows on `width` pixels. */
export function strokeFor(count: number, width: number): Stroke {
  const room = width / Math.max(1, count);
  if (room >= 45) return { width: 4, head: 22, dot: 5, casing: 9 };
  if (room >= 18) return { width: 3, head: 14, dot: 3.5, casing: 6 };
  return { width: 2, head: 9, dot: 2.5, casing: 0 };
}

/** A line with a direction, in CSS pixels. */
export type Line = Pick<Arrow, 'x0' | 'y0' | 'x1' | 'y1' | 'solid'>;

/** Draws arrows: a dot where each begins, a head where it ends, dashed if it only wakes; casings below all of them. */
export function drawArrows(pen: Pen, lines: readonly Line[], stroke: Stroke, colour: string): void {
  const { ctx } = pen;
  const long = lines.filter((line) => lengthOf(line) >= 1);
  if (stroke.casing > 0) {
    ctx.strokeStyle = pen.palette.panel;
    ctx.lineWidth = stroke.casing;
    for (const line of long) drawShaft(pen, line, stroke);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = stroke.width;
  for (const line of long) {
    ctx.setLineDash(line.solid ? [] : [3.2 * stroke.width, 2.2 * stroke.width]);
    drawShaft(pen, line, stroke);
  }
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  ctx.strokeStyle = pen.palette.panel;
  ctx.lineWidth = 1.5;
  for (const line of long) drawEnds(pen, line, stroke);
}

function drawShaft(pen: Pen, line: Line, stroke: Stroke): void {
  const part = 1 - (headOf(pen, line, stroke) * 0.8) / lengthOf(line);
  pen.ctx.beginPath();
  pen.ctx.moveTo(line.x0, line.y0);
  pen.ctx.lineTo(line.x0 + (line.x1 - line.x0) * part, line.y0 + (line.y1 - line.y0) * part);
  pen.ctx.stroke();
}

function drawEnds(pen: Pen, line: Line, stroke: Stroke): void {
  const { ctx } = pen;
  const length = lengthOf(line);
  const ux = (line.x1 - line.x0) / length;
  const uy = (line.y1 - line.y0) / length;
  const head = headOf(pen, line, stroke);
  const half = pen.px(stroke.head) / 2.75;
  ctx.beginPath();
  ctx.moveTo(line.x1, line.y1);
  ctx.lineTo(line.x1 - ux * head - uy * half, line.y1 - uy * head + ux * half);
  ctx.lineTo(line.x1 - ux * head + uy * half, line.y1 - uy * head - ux * half);
  ctx.closePath();
  ctx.fill();
  ctx.beginPath();
  ctx.arc(line.x0, line.y0, stroke.dot, 0, 2 * Math.PI);
  ctx.fill();
  if (stroke.casing > 0) ctx.stroke();
}

function lengthOf(line: Line): number {
  return Math.hypot(line.x1 - line.x0, line.y1 - line.y0);
}

/** The length of the head, less on a line that is short. */
function headOf(pen: Pen, line: Line, stroke: Stroke): number {
  return Math.min(pen.px(stroke.head) * 0.75, lengthOf(line) * 0.7);
}
