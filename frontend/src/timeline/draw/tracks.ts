import type { Track } from '../../model/lanes/track';
import type { TrackRow } from '../layout/layout';
import { rangeOf, type Step, stepsOf } from '../layout/track-steps';
import type { TimeScale } from '../time/time-scale';
import { drawDenseTrack, type TrackColours } from './dense-track';
import type { Pen } from './pen';

/** Draws the curve of a track. */
export function drawTrack(
  pen: Pen,
  track: Track,
  row: TrackRow,
  timeScale: TimeScale,
  now: number,
): void {
  const { low, high } = rangeOf(track);
  const top = row.y + pen.px(24);
  const base = row.y + row.height - pen.px(12);
  const yOf = (value: number) => Math.round(base - ((value - low) / (high - low)) * (base - top));
  const ink = inkOf(pen, track);
  drawLevels(pen, timeScale, low, high, yOf);
  const steps = stepsOf(track, timeScale, now);
  if (steps.length > timeScale.width / 6) {
    drawDenseTrack(pen, track, steps, timeScale.left, timeScale.width, { top, base, yOf }, ink);
    return;
  }
  drawArea(pen, steps, yOf, ink);
  if (base - top >= (high - low) * pen.px(8)) drawUnits(pen, steps, low, high, yOf);
  drawCurve(pen, steps, yOf, ink.line);
}

function drawArea(
  pen: Pen,
  steps: readonly Step[],
  yOf: (value: number) => number,
  ink: TrackColours,
): void {
  const zero = yOf(0);
  for (const step of steps) {
    pen.ctx.globalAlpha = ink.strength;
    const y = yOf(step.min);
    pen.fill(step.x, Math.min(y, zero), step.width, Math.abs(zero - y), ink.fill);
    if (step.max === step.min) continue;
    pen.ctx.globalAlpha = ink.strength / 2;
    pen.fill(step.x, yOf(step.max), step.width, y - yOf(step.max), ink.fill);
  }
  pen.ctx.globalAlpha = 1;
}

/** Draws the line on top. */
function drawCurve(
  pen: Pen,
  steps: readonly Step[],
  yOf: (value: number) => number,
  colour: string,
): void {
  const thick = Math.max(2, pen.px(4));
  let before: Step | null = null;
  for (const step of steps) {
    const y = yOf(step.max);
    pen.fill(step.x, y - thick / 2, step.width, yOf(step.min) - y + thick, colour);
    if (before !== null) {
      const from = yOf(Math.max(before.max, step.max));
      const to = yOf(Math.min(before.min, step.min));
      pen.fill(step.x - thick / 2, from - thick / 2, thick, to - from + thick, colour);
    }
    before = step;
  }
}

function inkOf(pen: Pen, track: Track): TrackColours {
  const { ink2, ink3, states } = pen.palette;
  if (track.kind === 'value') return { line: ink2, fill: ink3, strength: 0.28 };
  const like = {
    depth: 'running',
    flag: 'running',
    permits: 'blocked',
    seats: 'blocked',
    waiting: 'waiting',
  } as const;
  const { edge, fill } = states[like[track.kind]];
  return { line: edge, fill, strength: 0.5 };
}

function drawLevels(
  pen: Pen,
  timeScale: TimeScale,
  low: number,
  high: number,
  yOf: (value: number) => number,
): void {
  const step = yOf(low) - yOf(high) >= (high - low) * pen.px(8) ? 1 : (high - low) / 4;
  for (let value = low; value <= high + 1e-9; value += step)
    pen.fill(timeScale.left, yOf(value), timeScale.width, 1, pen.palette.line);
}

/** Parts the area at every whole number, so that the height can be counted. */
function drawUnits(
  pen: Pen,
  steps: readonly Step[],
  low: number,
  high: number,
  yOf: (value: number) => number,
): void {
  pen.ctx.globalAlpha = 0.75;
  for (let value = low; value < high; value++) {
    for (const step of steps) {
      if (step.min > value && value >= 0)
        pen.fill(step.x, yOf(value) - 1, step.width, 2, pen.palette.panel);
    }
  }
  pen.ctx.globalAlpha = 1;
}
