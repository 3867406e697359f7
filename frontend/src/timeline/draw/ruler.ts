import type { Layout } from '../layout/layout';
import type { PlayheadMark, Ruler } from '../layout/ruler';
import type { Pen } from './pen';

/** Draws the lines behind everything: one at each mark of the ruler, one below each row. */
export function drawGrid(pen: Pen, { lines }: Ruler, layout: Layout): void {
  const colour = pen.palette.line;
  for (const line of lines) pen.fill(line, colour);
  for (const line of layout.rowLines) pen.fill(line, colour);
}

/** Draws the labels of the marks. */
export function drawRuler(pen: Pen, { labels }: Ruler): void {
  for (const label of labels) pen.text(label, pen.palette.ink3);
}

/** Draws the playhead down to `bottom`, and the time on it. */
export function drawPlayhead(pen: Pen, mark: PlayheadMark, bottom: number): void {
  if (!mark.isInView) return;
  const { ctx, palette } = pen;
  const { x, pill } = mark;
  const top = pill.y + pill.height;
  const height = bottom - top;
  pen.fill({ x: x - 4.5, y: top, width: 9, height }, palette.panel);
  pen.fill({ x: x - 1.5, y: top, width: 3, height }, palette.ink);
  pen.fillRound(pill, palette.ink);
  ctx.beginPath();
  ctx.moveTo(x - 8, top - 1);
  ctx.lineTo(x + 8, top - 1);
  ctx.lineTo(x, top + 9);
  ctx.fill();
  pen.text(mark.time, palette.panel);
}
