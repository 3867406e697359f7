import { STATE } from '../../model/lanes/lane-state';
import type { Bar, LabelledBar } from '../layout/bars';
import type { StateColours } from './palette';
import type { Pen } from './pen';
import { TILE, textureOf } from './textures';

/** Draws the bars of a lane and their labels. */
export function drawBars(pen: Pen, bars: readonly LabelledBar[]): void {
  for (const { bar, label } of bars) {
    drawBar(pen, bar);
    pen.text(label, pen.colours(bar.state).text);
  }
}

/** Draws a bar of a state without a label; null draws none. */
export function drawBar(pen: Pen, bar: Bar | null): void {
  if (bar === null) return;
  const { ctx } = pen;
  const { state, x, y, width, height, radius } = bar;
  const colours = pen.colours(state);
  if (width < 5) {
    const isFaint = width < 2.5 && state === STATE.sleeping;
    pen.fill(bar, isFaint ? colours.edge : colours.fill);
    return;
  }
  pen.fillRound(bar, colours.fill);
  drawInside(pen, bar, colours);
  const stroke = edgeOf(pen, state, colours);
  if (stroke === 0) return;
  ctx.strokeStyle = colours.edge;
  ctx.lineWidth = stroke;
  const half = stroke / 2;
  pen.round({
    x: x + half,
    y: y + half,
    width: width - stroke,
    height: height - stroke,
    radius: radius - half,
  });
  ctx.stroke();
}

/** Draws what tells the state without its colour, clipped to the bar, which is the current path. */
function drawInside(pen: Pen, bar: Bar, colours: StateColours): void {
  const { ctx } = pen;
  const { state, x, y, width, height, stripHeight } = bar;
  const texture = textureOf(pen, state);
  const isWorking = state === STATE.working;
  if (!isWorking && (texture === null || width <= 8)) return;
  ctx.save();
  ctx.clip();
  if (isWorking)
    pen.fill({ x, y: y + height - stripHeight, width, height: stripHeight }, darker(colours));
  else if (texture !== null) drawTexture(pen, texture, bar);
  ctx.restore();
}

/** Tiles begin at the left edge of a bar, also where its label covers some of them. */
function drawTexture(
  { ctx }: Pen,
  texture: CanvasPattern,
  { x, y, width, height, textureFrom: from }: Bar,
): void {
  const covered = Math.floor((from - x) / TILE) * TILE;
  ctx.translate(x + covered, y);
  ctx.fillStyle = texture;
  ctx.fillRect(from - x - covered, 0, x + width - from, height);
}

function edgeOf({ palette }: Pen, state: number, { edge, fill }: StateColours): number {
  if (state === STATE.deadlock || state === STATE.stalled) return 2 * palette.edgeWidth;
  return edge === fill ? 0 : palette.edgeWidth;
}

function darker({ edge, fill }: StateColours): string {
  return edge === fill ? 'rgb(0 0 0 / 0.28)' : edge;
}
