import type { CssPx, Nanos } from '../../base/units';

/** A window of the run, from `from` to `to`, in nanoseconds. */
export interface TimeRange {
  readonly from: Nanos;
  readonly to: Nanos;
}

/** The shortest window, in nanoseconds. */
export const SHORTEST_NANOS = 2_000;

/** Where the live edge stands in a window that follows it, as a part of its width. */
export const LIVE_AT = 0.96;

/** How a window is shown on `width` pixels from `left` on. */
export interface TimeScale extends TimeRange {
  readonly left: CssPx;
  readonly width: CssPx;
}

/** The pixel of a moment. */
export function xOf(timeScale: TimeScale, nanos: Nanos): CssPx {
  return (
    timeScale.left + ((nanos - timeScale.from) / (timeScale.to - timeScale.from)) * timeScale.width
  );
}

/** The moment of a pixel. */
export function nanosAt(timeScale: TimeScale, x: CssPx): Nanos {
  return (
    timeScale.from + ((x - timeScale.left) / timeScale.width) * (timeScale.to - timeScale.from)
  );
}

/** The window `factor` times closer, with the moment `around` where it was. */
export function zoomed(view: TimeRange, factor: number, around: Nanos, longest: Nanos): TimeRange {
  const length = Math.min(
    Math.max(SHORTEST_NANOS, (view.to - view.from) / factor),
    Math.max(longest, SHORTEST_NANOS),
  );
  const part = (around - view.from) / (view.to - view.from);
  const from = around - part * length;
  return { from, to: from + length };
}

/** The window moved so that it shows nothing before the run, and not only what comes after `end`. */
export function within(view: TimeRange, end: Nanos): TimeRange {
  const length = view.to - view.from;
  const last = Math.max(0, end - length * 0.5);
  const from = Math.min(Math.max(0, view.from), last);
  return { from, to: from + length };
}

/** The window of this length whose live edge is `now`; it stands at the start of the run until the run has filled it. */
export function following(length: Nanos, now: Nanos): TimeRange {
  const from = Math.max(0, now - length * LIVE_AT);
  return { from, to: from + length };
}

/** The window that shows the whole of a run of this length. */
export function fitted(end: Nanos): TimeRange {
  return { from: 0, to: Math.max(SHORTEST_NANOS, end / LIVE_AT) };
}
