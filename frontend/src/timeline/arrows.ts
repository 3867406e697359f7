import type { HandOver, HandOvers } from '../model/hand-overs';
import type { LaneRow } from './layout';
import type { Pen } from './pen';
import { type Axis, xOf } from './view';

/** A hand-over on the screen, from the edge of one bar to the edge of another, in CSS pixels. */
export interface Arrow {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly solid: boolean;
  readonly handOver: HandOver;
}

/** With more arrows than this in the window, none of the past ones is drawn. */
export const MOST_ARROWS = 200;

/** How many hand-overs end in the window. */
export function countArrows(handOvers: HandOvers, axis: Axis): number {
  return handOvers.findAfter(axis.to) - handOvers.findAfter(axis.from);
}

/** The arrows that end in the window up to `now`, oldest first; none if there are more than {@link MOST_ARROWS}. */
export function arrowsIn(
  handOvers: HandOvers,
  axis: Axis,
  now: number,
  rowOf: (actor: number) => LaneRow | undefined,
): Arrow[] {
  const first = handOvers.findAfter(axis.from);
  const last = handOvers.findAfter(Math.min(now, axis.to));
  if (last - first > MOST_ARROWS) return [];
  const arrows: Arrow[] = [];
  for (let i = first; i < last; i++) {
    const arrow = toArrow(handOvers.at(i), axis, rowOf);
    if (arrow !== null) arrows.push(arrow);
  }
  return arrows;
}

/** Where a hand-over lies on the screen, or null if one of its lanes is not there or both are the same. */
export function toArrow(
  handOver: HandOver,
  axis: Axis,
  rowOf: (actor: number) => LaneRow | undefined,
): Arrow | null {
  const from = rowOf(handOver.fromActor);
  const to = rowOf(handOver.toActor);
  if (from === undefined || to === undefined || from === to) return null;
  const down = to.y > from.y;
  return {
    x0: xOf(axis, handOver.fromNanos),
    y0: down ? from.barY + from.barHeight : from.barY,
    x1: xOf(axis, handOver.toNanos),
    y1: down ? to.barY - 1 : to.barY + to.barHeight + 1,
    solid: handOver.solid,
    handOver,
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

/** Draws one arrow: a dot where it begins, a head where it ends, dashed if it only wakes. */
export function drawArrow(
  pen: Pen,
  arrow: Pick<Arrow, 'x0' | 'y0' | 'x1' | 'y1' | 'solid'>,
  stroke: Stroke,
  colour: string,
): void {
  const { ctx } = pen;
  const length = Math.hypot(arrow.x1 - arrow.x0, arrow.y1 - arrow.y0);
  if (length < 1) return;
  const ux = (arrow.x1 - arrow.x0) / length;
  const uy = (arrow.y1 - arrow.y0) / length;
  const head = Math.min(pen.px(stroke.head) * 0.75, length * 0.7);
  const half = pen.px(stroke.head) / 2.75;
  const endX = arrow.x1 - ux * head * 0.8;
  const endY = arrow.y1 - uy * head * 0.8;
  for (const cased of stroke.casing > 0 ? [true, false] : [false]) {
    ctx.strokeStyle = cased ? pen.palette.panel : colour;
    ctx.lineWidth = cased ? stroke.casing : stroke.width;
    ctx.setLineDash(arrow.solid || cased ? [] : [3.2 * stroke.width, 2.2 * stroke.width]);
    ctx.beginPath();
    ctx.moveTo(arrow.x0, arrow.y0);
    ctx.lineTo(endX, endY);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(arrow.x1, arrow.y1);
  ctx.lineTo(arrow.x1 - ux * head - uy * half, arrow.y1 - uy * head + ux * half);
  ctx.lineTo(arrow.x1 - ux * head + uy * half, arrow.y1 - uy * head - ux * half);
  ctx.closePath();
  ctx.fill();
  ctx.beginPath();
  ctx.arc(arrow.x0, arrow.y0, stroke.dot, 0, 2 * Math.PI);
  ctx.fill();
  if (stroke.casing === 0) return;
  ctx.strokeStyle = pen.palette.panel;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}
