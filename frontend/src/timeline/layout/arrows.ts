import type { Position } from '../../base/axis';
import type { CssPx, Nanos } from '../../base/units';
import type { Flow, Flows } from '../../model/lanes/flows';
import { type TimeScale, xOfEvent } from '../time/time-scale';
import type { LaneRow } from './lane-row';
import type { Metrics } from './metrics';

/** With more arrows than this in the window, none of the past ones is drawn. */
export const MAX_ARROWS = 200;

/** Where an arrow leads, in CSS pixels. */
export interface Arrow {
  readonly x0: CssPx;
  readonly y0: CssPx;
  readonly x1: CssPx;
  readonly y1: CssPx;
  /** Whether its shaft is solid; else it is dashed. */
  readonly solid: boolean;
}

/** How an arrow is drawn: wide where there is room, thin where there are many. */
export interface Stroke {
  readonly width: number;
  readonly head: number;
  readonly dot: number;
  readonly casing: number;
}

/** A point in CSS pixels. */
export type Point = readonly [x: CssPx, y: CssPx];

/** The parts of an arrow. */
export interface ArrowShape {
  readonly start: Point;
  readonly shaftEnd: Point;
  /** The tip of the head, and the corners at its sides. */
  readonly head: readonly [Point, Point, Point];
  readonly solid: boolean;
}

/** The row of an actor's lane, or undefined if it is not shown. */
export type RowOf = (actor: number) => LaneRow | undefined;

/** How many flows end in the window. */
export function countArrows(flows: Flows, timeScale: TimeScale): number {
  return firstFrom(flows, timeScale, timeScale.to) - firstFrom(flows, timeScale, timeScale.from);
}

/** The arrows that end in the window up to `now`, oldest first; none if there are more than {@link MAX_ARROWS}. */
export function arrowsIn(flows: Flows, timeScale: TimeScale, now: Nanos, rowOf: RowOf): Arrow[] {
  const first = firstFrom(flows, timeScale, timeScale.from);
  const last = Math.min(flows.findAfter(now), firstFrom(flows, timeScale, timeScale.to));
  if (last - first > MAX_ARROWS) return [];
  const arrows: Arrow[] = [];
  for (let i = first; i < last; i++) {
    const arrow = arrowOf(flows.at(i), timeScale, rowOf);
    if (arrow !== null) arrows.push(arrow);
  }
  return arrows;
}

/** The index of the first flow that ends at a position of the axis or after it. */
export function firstFrom(flows: Flows, { steps }: TimeScale, position: Position): number {
  if (steps === undefined) return flows.findAfter(position);
  return flows.findFrom(steps.seqAt(Math.ceil(position) - 1) + 1);
}

/** The arrow of a flow, from bar to bar; null if one of its lanes is not there or both are the same. */
export function arrowOf(flow: Flow, timeScale: TimeScale, rowOf: RowOf): Arrow | null {
  const from = rowOf(flow.fromActor);
  const to = rowOf(flow.toActor);
  if (from === undefined || to === undefined || from === to) return null;
  const x0 = xOfEvent(timeScale, flow.fromSeq, flow.fromNanos);
  const x1 = xOfEvent(timeScale, flow.toSeq, flow.toNanos);
  return { x0, x1, ...betweenBars(from, to, 1), solid: flow.isTransfer };
}

/** The heights at which an arrow leaves one bar and reaches another, `gap` pixels before its edge. */
export function betweenBars(from: LaneRow, to: LaneRow, gap: CssPx): { y0: CssPx; y1: CssPx } {
  return to.y > from.y
    ? { y0: from.barY + from.barHeight, y1: to.barY - gap }
    : { y0: from.barY, y1: to.barY + to.barHeight + gap };
}

/** The stroke for `count` arrows on `width` pixels. */
export function strokeFor(count: number, width: CssPx): Stroke {
  const room = width / Math.max(1, count);
  if (room >= 45) return { width: 4, head: 22, dot: 5, casing: 9 };
  if (room >= 18) return { width: 3, head: 14, dot: 3.5, casing: 6 };
  return { width: 2, head: 9, dot: 2.5, casing: 0 };
}

/** The same stroke on a screen of another size; the head is scaled where it is laid out. */
export function scaledStroke({ scale }: Metrics, stroke: Stroke): Stroke {
  const { width, head, dot, casing } = stroke;
  return { width: width * scale, head, dot: dot * scale, casing: casing * scale };
}

/** The parts of the arrows that are long enough to have any. */
export function shapesOf(metrics: Metrics, arrows: readonly Arrow[], stroke: Stroke): ArrowShape[] {
  return arrows
    .filter(({ x0, y0, x1, y1 }) => Math.hypot(x1 - x0, y1 - y0) >= 1)
    .map((arrow) => shapeOf(metrics, arrow, stroke));
}

/** The head is shorter on a short arrow. */
function shapeOf(metrics: Metrics, { x0, y0, x1, y1, solid }: Arrow, stroke: Stroke): ArrowShape {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const head = Math.min(metrics.px(stroke.head) * 0.75, length * 0.7);
  const half = metrics.px(stroke.head) / 2.75;
  const part = 1 - (head * 0.8) / length;
  return {
    start: [x0, y0],
    shaftEnd: [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part],
    head: [
      [x1, y1],
      [x1 - ux * head - uy * half, y1 - uy * head + ux * half],
      [x1 - ux * head + uy * half, y1 - uy * head - ux * half],
    ],
    solid,
  };
}
