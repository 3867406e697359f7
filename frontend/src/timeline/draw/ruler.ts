import type { Layout } from '../layout/layout';
import type { RangeMark } from '../layout/range';
import type { PlayheadMark, Ruler } from '../ruler/ruler';
import type { Pen } from './pen';

/** How strongly the marked part of the run is tinted. */
const TINT = 0.1;

/** Draws what lies behind everything: the bands of breaks, a line at each round moment, and one below each row. */
export function drawGrid(pen: Pen, { lines, breaks }: Ruler, layout: Layout): void {
  const colour = pen.palette.line;
  pen.ctx.globalAlpha = breaks.opacity;
  for (const { band } of breaks.marks) pen.fill(band, pen.palette.panel2);
  pen.ctx.globalAlpha = 1;
  for (const line of lines) pen.fill(line, colour);
  for (const line of layout.rowLines) pen.fill(line, colour);
}

/** Draws the labels of moments or events, the lengths of breaks, and the badges of bursts. */
export function drawRuler(pen: Pen, { ticks, labels, breaks, badges }: Ruler): void {
  const { ctx, palette } = pen;
  for (const tick of ticks) pen.fill(tick, palette.ink3);
  for (const label of labels) pen.text(label, palette.ink3);
  ctx.globalAlpha = breaks.opacity;
  for (const { label } of breaks.marks) pen.text(label, palette.ink2);
  ctx.globalAlpha = 1;
  for (const { pill, text, stem } of badges) {
    for (const box of stem) pen.fill(box, palette.ink3);
    pen.fillRound(pill, palette.panel2);
    ctx.strokeStyle = palette.ink3;
    ctx.lineWidth = 1.5;
    pen.round(pill);
    ctx.stroke();
    pen.text(text, palette.ink2);
  }
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

/** Draws the part of the run that is marked, and how long it is. */
export function drawRange(pen: Pen, mark: RangeMark | null): void {
  if (mark === null) return;
  const { ctx, palette } = pen;
  ctx.globalAlpha = TINT;
  pen.fill(mark.box, palette.ink);
  ctx.globalAlpha = 1;
  for (const edge of mark.edges) pen.fill(edge, palette.ink);
  pen.fillRound(mark.pill, palette.panel);
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 2;
  pen.round(mark.pill);
  ctx.stroke();
  pen.text(mark.text, palette.ink);
}
