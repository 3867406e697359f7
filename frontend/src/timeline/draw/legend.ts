import { LANE_STATES, STATE } from '../../model/lanes/lane-state';
import type { Box } from '../layout/layout';
import { type PlacedEntry, swatchWidth } from '../layout/legend';
import { drawArrows } from './arrows';
import { drawBar, heightOf } from './bars';
import type { Pen } from './pen';

/** Draws the legend. */
export function drawLegend(pen: Pen, box: Box, placed: readonly PlacedEntry[]): void {
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
