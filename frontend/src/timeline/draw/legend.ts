import { shapesOf } from '../layout/arrows';
import { legendItems } from '../layout/legend';
import type { Scene } from '../layout/scene';
import { drawArrows } from './arrows';
import { drawBar } from './bars';
import { drawMark } from './marks';
import type { Pen } from './pen';

const STROKE = { width: 4, head: 20, dot: 0.01, casing: 0 };

/** Draws the legend. */
export function drawLegend(pen: Pen, { layout, legend, metrics }: Scene): void {
  const { palette } = pen;
  pen.fill({ ...layout.legend, height: 1 }, palette.line);
  for (const { bar, arrow, mark, word } of legendItems(metrics, layout.legend, legend)) {
    drawBar(pen, bar);
    if (arrow !== null)
      drawArrows(pen, shapesOf(metrics, [arrow], STROKE), STROKE, palette.activeArrow);
    if (mark !== null) drawMark(pen, { ...mark, text: null, isLost: false });
    pen.text(word, palette.ink2);
  }
}
