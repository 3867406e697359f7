import { AXIS, type Axis, type Position } from '../../base/axis';
import type { CssPx, Nanos } from '../../base/units';
import type { EventSteps } from '../../model/log/event-steps';

/** A window on an axis, from one position to another: nanoseconds on the time axis, steps on the event axis. */
export interface TimeRange {
  readonly from: Position;
  readonly to: Position;
}

/** The shortest window of the time axis, in nanoseconds. */
export const MIN_NANOS = 2_000;

/** Where the live edge stands in a window that follows it, as a part of its width. */
export const LIVE_AT = 0.96;

/** How a window is shown on `width` pixels from `left` on. Layout and drawing ask nothing but this where something stands. */
export interface TimeScale extends TimeRange {
  readonly left: CssPx;
  readonly width: CssPx;
  /** The steps of the run if the window is on the event axis; without them it is on the time axis. */
  readonly steps?: EventSteps | undefined;
  /** How the window before was shown, while the picture moves over from there. */
  readonly before?: MovingScale | undefined;
}

/** A scale that the picture moves away from, and how much of the way is left: from 1 down to 0. */
export interface MovingScale {
  readonly scale: TimeScale;
  readonly part: number;
}

/** What is stored with a position on each axis, in ascending order. */
export interface Positioned {
  readonly first: number;
  readonly length: number;
  start(index: number, axis: Axis): Position;
  find(position: Position, axis: Axis): number;
}

/** The axis that a window is on. */
export function axisOf({ steps }: TimeScale): Axis {
  return steps === undefined ? AXIS.time : AXIS.events;
}

/** Where a moment stands on the axis. */
export function positionOf({ steps }: TimeScale, nanos: Nanos): Position {
  return steps === undefined ? nanos : steps.ofMoment(nanos);
}

/** The pixel of a position on the axis of the window; what moves over is not there yet. */
export function xAt(timeScale: TimeScale, position: Position): CssPx {
  const { left, width, from, to } = timeScale;
  return left + ((position - from) / (to - from)) * width;
}

/** The pixel of a moment. */
export function xOf(timeScale: TimeScale, nanos: Nanos): CssPx {
  const x = xAt(timeScale, positionOf(timeScale, nanos));
  const { before } = timeScale;
  return before === undefined ? x : between(x, xOf(before.scale, nanos), before.part);
}

/** The pixel of an event, which happened at `nanos`: events of the same moment stand apart on the event axis. */
export function xOfEvent(timeScale: TimeScale, seq: number, nanos: Nanos): CssPx {
  const { steps, before } = timeScale;
  const x = xAt(timeScale, steps === undefined ? nanos : steps.ofEvent(seq));
  return before === undefined ? x : between(x, xOfEvent(before.scale, seq, nanos), before.part);
}

/** The pixel at which something that is stored starts. */
export function xOfStart(timeScale: TimeScale, stored: Positioned, index: number): CssPx {
  const x = xAt(timeScale, stored.start(index, axisOf(timeScale)));
  const { before } = timeScale;
  return before === undefined ? x : between(x, xOfStart(before.scale, stored, index), before.part);
}

/** The index of the last that starts at or before this pixel, or -1 if none of those is kept. */
export function lastStarted(timeScale: TimeScale, stored: Positioned, x: CssPx): number {
  if (timeScale.before === undefined)
    return stored.find(positionAt(timeScale, x), axisOf(timeScale));
  let low = stored.first;
  let high = stored.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xOfStart(timeScale, stored, middle) <= x) low = middle + 1;
    else high = middle;
  }
  return low > stored.first ? low - 1 : -1;
}

/** The position of a pixel, on the axis of the window. */
export function positionAt({ from, to, left, width }: TimeScale, x: CssPx): Position {
  return from + ((x - left) / width) * (to - from);
}

/** The moment of a pixel. */
export function nanosAt(timeScale: TimeScale, x: CssPx): Nanos {
  const position = positionAt(timeScale, x);
  return timeScale.steps?.momentOf(position) ?? position;
}

/** The window `factor` times closer, with the position `around` where it was; as long as these two allow. */
export function zoomed(
  view: TimeRange,
  factor: number,
  around: Position,
  longest: number,
  shortest = MIN_NANOS,
): TimeRange {
  const length = Math.min(
    Math.max(shortest, (view.to - view.from) / factor),
    Math.max(longest, shortest),
  );
  const part = (around - view.from) / (view.to - view.from);
  const from = around - part * length;
  return { from, to: from + length };
}

/** The window moved so that it shows nothing before the run, and not only what comes after `end`. */
export function within(view: TimeRange, end: Position): TimeRange {
  const length = view.to - view.from;
  const last = Math.max(0, end - length * 0.5);
  const from = Math.min(Math.max(0, view.from), last);
  return { from, to: from + length };
}

/** The window of this length whose live edge is `now`; it stands at the start of the run until the run has filled it. */
export function following(length: number, now: Position): TimeRange {
  const from = Math.max(0, now - length * LIVE_AT);
  return { from, to: from + length };
}

/** The window that shows the whole of a run of this length. */
export function fitted(end: Position, shortest = MIN_NANOS): TimeRange {
  return { from: 0, to: Math.max(shortest, end / LIVE_AT) };
}

function between(x: CssPx, before: CssPx, part: number): CssPx {
  return x + (before - x) * part;
}
