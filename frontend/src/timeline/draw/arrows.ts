import type { ArrowShape, Stroke } from '../layout/arrows';
import type { Pen } from './pen';

/** Draws arrows: a dot where each begins, a head where it ends, dashed if it only wakes; casings below all of them. */
export function drawArrows(
  pen: Pen,
  arrows: readonly ArrowShape[],
  stroke: Stroke,
  colour: string,
): void {
  const { ctx } = pen;
  if (stroke.casing > 0) {
    ctx.strokeStyle = pen.palette.panel;
    ctx.lineWidth = stroke.casing;
    for (const arrow of arrows) drawShaft(pen, arrow);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = stroke.width;
  for (const arrow of arrows) {
    ctx.setLineDash(arrow.solid ? [] : [3.2 * stroke.width, 2.2 * stroke.width]);
    drawShaft(pen, arrow);
  }
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  ctx.strokeStyle = pen.palette.panel;
  ctx.lineWidth = 1.5;
  for (const arrow of arrows) drawEnds(pen, arrow, stroke);
}

function drawShaft({ ctx }: Pen, { start, shaftEnd }: ArrowShape): void {
  ctx.beginPath();
  ctx.moveTo(...start);
  ctx.lineTo(...shaftEnd);
  ctx.stroke();
}

function drawEnds({ ctx }: Pen, { start, head }: ArrowShape, stroke: Stroke): void {
  const [tip, left, right] = head;
  ctx.beginPath();
  ctx.moveTo(...tip);
  ctx.lineTo(...left);
  ctx.lineTo(...right);
  ctx.closePath();
  ctx.fill();
  ctx.beginPath();
  ctx.arc(...start, stroke.dot, 0, 2 * Math.PI);
  ctx.fill();
  if (stroke.casing > 0) ctx.stroke();
}
