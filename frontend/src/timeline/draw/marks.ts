import { STATE } from '../../model/lanes/lane-state';
import { MARK } from '../../model/marks/mark-kind';
import type { LaneRow } from '../layout/lane-row';
import type { Scene } from '../layout/scene';
import type { LaneMarks, Mark } from '../marks/lane-marks';
import type { Pen } from './pen';

/** The colours of a mark. */
interface MarkColours {
  readonly fill: string;
  readonly edge: string;
  readonly text: string;
}

const RED: ReadonlySet<number> = new Set([
  MARK.error,
  MARK.signal,
  MARK['lost update'],
  MARK.missed,
  MARK.found,
  MARK.again,
  MARK.broken,
]);

const FILLED: ReadonlySet<number> = new Set([
  MARK.error,
  MARK.signal,
  MARK['lost update'],
  MARK.broken,
]);
const DARK: ReadonlySet<number> = new Set([MARK.write, MARK.taken, MARK.set]);

/** How high a mark is on the wide screen, for which the widths of lines are made. */
const WIDE_HEIGHT = 30;

/** Draws the marks on top of the bars; what comes after the playhead is faint. */
export function drawMarks(pen: Pen, scene: Scene, marks: LaneMarks): void {
  const until = scene.follow ? Number.POSITIVE_INFINITY : scene.playheadX + 0.5;
  const shade = (mark: Mark) => {
    pen.ctx.globalAlpha = mark.x > until ? 0.28 : 1;
  };
  for (const [row, ofLane] of marks) {
    for (const mark of ofLane.filter(({ isAbove }) => isAbove)) {
      shade(mark);
      drawStem(pen, mark, row);
    }
    for (const mark of ofLane) {
      shade(mark);
      drawMark(pen, mark);
    }
  }
  pen.ctx.globalAlpha = 1;
}

/** Draws one mark. */
export function drawMark(
  pen: Pen,
  { mark, box, text, isLost }: Pick<Mark, 'mark' | 'box' | 'text' | 'isLost'>,
): void {
  const { ctx } = pen;
  const colours = coloursOf(pen, mark);
  pen.fillRound(box, colours.fill);
  ctx.strokeStyle = colours.edge;
  ctx.lineWidth = 2;
  pen.round({ ...box, x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 });
  ctx.stroke();
  pen.text(text, colours.text);
  drawIcon(pen, mark, box, text === null, colours.text);
  if (isLost) {
    const { x, y, width, height } = box;
    const reach = height / 6;
    drawStrike(
      pen,
      [x - reach, y + height + reach],
      [x + width + reach, y - reach],
      pen.colours(STATE.deadlock).fill,
      height / WIDE_HEIGHT,
    );
  }
}

/** A line from what stands above a bar down to the moment on it. */
function drawStem(pen: Pen, { mark, x, box }: Mark, row: LaneRow): void {
  const y = box.y + box.height;
  pen.fill(
    { x: x - 1, y, width: 2, height: row.barY + row.barHeight - y },
    coloursOf(pen, mark).edge,
  );
}

function drawIcon(
  pen: Pen,
  mark: number,
  { x, y, height }: Mark['box'],
  isAlone: boolean,
  colour: string,
): void {
  const middle = x + (isAlone ? height / 2 : height * 0.55);
  if (mark === MARK.timeout) drawClock(pen, middle, y + height / 2, height * 0.7, colour);
  if (mark === MARK.tried) drawBar(pen, middle, y + height / 2, height * 0.5, colour);
  if (mark !== MARK.notify && mark !== MARK.missed) return;
  drawBell(pen, middle, y + height / 2, height * 0.7, colour);
  if (mark !== MARK.missed) return;
  const reach = height * 0.32;
  drawStrike(
    pen,
    [middle - reach, y + height / 2 + reach],
    [middle + reach, y + height / 2 - reach],
    colour,
    height / WIDE_HEIGHT,
  );
}

function coloursOf({ palette }: Pen, mark: number): MarkColours {
  const { panel, ink } = palette;
  if (RED.has(mark)) {
    const { fill, text } = palette.states.deadlock;
    return FILLED.has(mark) ? { fill, edge: panel, text } : { fill: panel, edge: fill, text: fill };
  }
  if (DARK.has(mark)) return { fill: ink, edge: panel, text: panel };
  return { fill: panel, edge: ink, text: ink };
}

/** Draws a bell with its middle at a point, `size` high. */
function drawBell({ ctx }: Pen, x: number, y: number, size: number, colour: string): void {
  const [width, top, bottom] = [size * 0.42, y - size * 0.46, y + size * 0.22];
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.moveTo(x - width, bottom);
  ctx.quadraticCurveTo(x - width * 0.72, y, x - width * 0.68, y - size * 0.1);
  ctx.quadraticCurveTo(x - width * 0.6, top, x, top);
  ctx.quadraticCurveTo(x + width * 0.6, top, x + width * 0.68, y - size * 0.1);
  ctx.quadraticCurveTo(x + width * 0.72, y, x + width, bottom);
  ctx.closePath();
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, bottom + size * 0.08, size * 0.13, 0, Math.PI);
  ctx.fill();
}

/** Draws the bar of a sign that says no entry, with its middle at a point, `size` wide. */
function drawBar(pen: Pen, x: number, y: number, size: number, colour: string): void {
  const thickness = Math.max(2, size * 0.24);
  pen.fill({ x: x - size / 2, y: y - thickness / 2, width: size, height: thickness }, colour);
}

/** Draws a clock with its middle at a point, `size` high. */
function drawClock({ ctx }: Pen, x: number, y: number, size: number, colour: string): void {
  const radius = size * 0.4;
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1.5, size * 0.11);
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.moveTo(x, y - radius * 0.6);
  ctx.lineTo(x, y);
  ctx.lineTo(x + radius * 0.5, y);
  ctx.stroke();
}

/** Draws a thick line with a rim that sets it off from what it crosses. */
function drawStrike(
  { ctx, palette }: Pen,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  colour: string,
  scale: number,
): void {
  for (const [stroke, width] of [
    [palette.panel, 5],
    [colour, 2.5],
  ] as const) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width * scale;
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.stroke();
  }
}
