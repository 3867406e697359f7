import { STATE } from '../../model/lanes/lane-state';
import type { LaneBox } from '../layout/lane-boxes';
import type { LaneRow } from '../layout/layout';
import type { Pen } from './pen';
import { TILE, textureOf } from './textures';

/** The height of a state's bar as a part of the full height: the second cue besides the colour. */
export function heightOf(state: number): number {
  if (state === STATE.waiting || state === STATE.blocked) return 0.64;
  return state === STATE.sleeping ? 0.3 : 1;
}

/** Draws a bar of a state without a label; `textureFrom` is where hatch or dots begin, so that a label stays clear. */
export function drawBar(
  pen: Pen,
  state: number,
  x0: number,
  x1: number,
  barY: number,
  barHeight: number,
  textureFrom = x0,
): void {
  const { ctx } = pen;
  const ink = pen.colours(state);
  const height = Math.round(barHeight * heightOf(state));
  const y = barY + Math.round((barHeight - height) / 2);
  const width = x1 - x0;
  if (width < 5) {
    pen.fill(x0, y, width, height, width < 2.5 && state === STATE.sleeping ? ink.edge : ink.fill);
    return;
  }
  const { edgeWidth } = pen.palette;
  const plain = ink.edge === ink.fill ? 0 : edgeWidth;
  const isStuck = state === STATE.deadlock || state === STATE.stalled;
  const stroke = isStuck ? 2 * edgeWidth : plain;
  const radius = state === STATE.sleeping ? height / 2 : pen.px(7);
  ctx.fillStyle = ink.fill;
  pen.round(x0, y, width, height, radius);
  ctx.fill();
  const texture = textureOf(pen, state);
  if ((texture !== null && width > 8) || state === STATE.working) {
    ctx.save();
    ctx.clip();
    if (state === STATE.working)
      pen.fill(x0, y + height - pen.px(6), width, pen.px(6), darker(ink.edge, ink.fill));
    else if (texture !== null)
      drawTexture(pen, texture, x0, Math.max(x0, textureFrom), x1, y, height);
    ctx.restore();
  }
  if (stroke === 0) return;
  ctx.strokeStyle = ink.edge;
  ctx.lineWidth = stroke;
  pen.round(x0 + stroke / 2, y + stroke / 2, width - stroke, height - stroke, radius - stroke / 2);
  ctx.stroke();
}

/** Draws the bars of a lane and, where it fits whole, a label on each: the first of its texts that fits. */
export function drawBars(
  pen: Pen,
  row: LaneRow,
  boxes: readonly LaneBox[],
  left: number,
  right: number,
  playheadX: number,
  textsFor: (box: LaneBox) => readonly string[],
): void {
  const font = pen.font(row.detail === 'compact' ? 18 : 21, 650);
  const above = pen.font(18, 500);
  for (const box of boxes) {
    const x0 = Math.max(box.x0, left - 20);
    const gap = box.x1 - box.x0 > 12 ? 3 : box.x1 - box.x0 > 5 ? 1 : 0;
    const x1 = Math.min(box.x1 - gap, right + 20);
    if (x1 <= x0) continue;
    const sleeping = box.state === STATE.sleeping;
    const label = fitLabel(
      pen,
      row,
      box,
      Math.max(x0, left),
      Math.min(x1, right),
      playheadX,
      sleeping ? above : font,
      textsFor,
    );
    drawBar(
      pen,
      box.state,
      x0,
      x1,
      row.barY,
      row.barHeight,
      label === null || sleeping ? x0 : label.end,
    );
    if (label === null) continue;
    const y = sleeping
      ? row.barY + row.barHeight * 0.35 - pen.type(18) * 0.62
      : row.barY + row.barHeight / 2;
    pen.text(label.text, label.x, y, sleeping ? above : font, pen.colours(box.state).text);
  }
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly end: number;
}

function fitLabel(
  pen: Pen,
  row: LaneRow,
  box: LaneBox,
  x0: number,
  x1: number,
  playheadX: number,
  font: string,
  textsFor: (box: LaneBox) => readonly string[],
): Label | null {
  const room = x1 - x0;
  const sleeping = box.state === STATE.sleeping;
  if (!box.whole || room < pen.px(50)) return null;
  if (row.barHeight * (sleeping ? 1 : heightOf(box.state)) < pen.type(sleeping ? 50 : 18) + 5)
    return null;
  const pad = pen.px(sleeping ? 6 : 12);
  for (const text of textsFor(box)) {
    const need = pen.measure(text, font) + 2 * pad;
    const cut = playheadX > x0 && playheadX < x1;
    if (!cut ? need <= room : need <= playheadX - x0 - 2)
      return { text, x: x0 + pad, end: x0 + need };
    if (cut && need <= x1 - playheadX - 4) {
      return { text, x: playheadX + 4 + pad, end: playheadX + 4 + need };
    }
  }
  return null;
}

function drawTexture(
  pen: Pen,
  texture: CanvasPattern,
  x0: number,
  from: number,
  x1: number,
  y: number,
  height: number,
): void {
  const { ctx } = pen;
  const tiles = Math.floor((from - x0) / TILE);
  ctx.translate(x0 + tiles * TILE, y);
  ctx.fillStyle = texture;
  ctx.fillRect(from - x0 - tiles * TILE, 0, x1 - from, height);
}

function darker(edge: string, fill: string): string {
  return edge === fill ? 'rgb(0 0 0 / 0.28)' : edge;
}
