import { LANE_STATES, type LaneState, STATE } from '../model/lane-state';
import { drawArrows } from './arrows';
import { drawBar, heightOf } from './bars';
import type { Box } from './layout';
import type { Pen } from './pen';

/** An entry of the legend. */
export type LegendEntry = LaneState | 'hand-off' | 'wake-up';

const ORDER: readonly LegendEntry[] = [
  'running',
  'working',
  'holding',
  'waiting',
  'blocked',
  'sleeping',
  'deadlock',
  'stalled',
  'hand-off',
  'wake-up',
];

/** What has been seen, in the order of the legend. */
export function entriesFor(seen: ReadonlySet<LegendEntry>): LegendEntry[] {
  return ORDER.filter((entry) => seen.has(entry));
}

/** An entry and where it stands, relative to the legend's left edge. */
export interface Placed {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly row: number;
}

/** Puts the entries into as many rows as they need. */
export function placeEntries(pen: Pen, entries: readonly LegendEntry[], width: number): Placed[] {
  const font = pen.font(20, 500);
  let x = 0;
  let row = 0;
  return entries.map((entry) => {
    const need = swatchWidth(pen, entry) + pen.px(10) + pen.measure(entry, font);
    if (x > 0 && x + need > width) {
      x = 0;
      row++;
    }
    const placed = { entry, x, row };
    x += need + pen.px(20);
    return placed;
  });
}

/** Draws the legend. */
export function drawLegend(pen: Pen, box: Box, placed: readonly Placed[]): void {
  pen.fill(box.x, box.y, box.width, 1, pen.palette.line);
  const font = pen.font(20, 500);
  for (const { entry, x, row } of placed) {
    const y = box.y + pen.px(8) + pen.px(36) * (row + 0.5);
    const width = swatchWidth(pen, entry);
    if (entry === 'hand-off' || entry === 'wake-up') {
      const stroke = { width: 4, head: 20, dot: 0.01, casing: 0 };
      const line = {
        x0: box.x + x,
        y0: y,
        x1: box.x + x + width,
        y1: y,
        solid: entry === 'hand-off',
      };
      drawArrows(pen, [line], stroke, pen.palette.activeArrow);
    } else drawSwatch(pen, STATE[entry], box.x + x, y, width);
    pen.text(entry, box.x + x + width + pen.px(10), y, font, pen.palette.ink2);
  }
}

/** Draws a small bar in a state, its middle at the height `y`. */
export function drawSwatch(pen: Pen, state: number, x: number, y: number, width: number): void {
  if (LANE_STATES[state] === 'none') return;
  const tall = pen.px(26);
  const grown = heightOf(state) === 0.3 ? 0.36 : heightOf(state);
  const height = (tall * grown) / heightOf(state);
  drawBar(pen, state, x, x + width, Math.round(y - height / 2), Math.round(height));
}

function swatchWidth(pen: Pen, entry: LegendEntry): number {
  return pen.px(entry === 'hand-off' || entry === 'wake-up' ? 42 : 28);
}
