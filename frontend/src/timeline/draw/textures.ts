import { STATE } from '../../model/lanes/lane-state';
import type { Pen } from './pen';

/** Size of a tile in CSS pixels; a multiple of 4, so that it is whole at a pixel ratio of 1.25 and 1.5 too. */
export const TILE = 12;

/** The texture that tells a state without its colour: a hatch for waiting, dots for blocked, none for the others. */
export function textureOf(pen: Pen, state: number): CanvasPattern | null {
  if (state !== STATE.waiting && state !== STATE.blocked) return null;
  const { fill, edge } = pen.colours(state);
  const key = `${state} ${fill} ${edge} ${pen.ratio}`;
  const { textures } = pen.cache;
  let texture = textures.get(key);
  if (texture === undefined) {
    texture = draw(pen, state);
    textures.set(key, texture);
  }
  return texture;
}

function draw(pen: Pen, state: number): CanvasPattern | null {
  const size = Math.max(1, Math.round(TILE * pen.ratio));
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const ctx = canvas.getContext('2d');
  if (ctx === null) return null;
  ctx.scale(size / TILE, size / TILE);
  const { fill, edge } = pen.colours(state);
  const dark = fill === edge ? '#000000' : edge;
  ctx.globalAlpha = fill === edge ? 0.3 : 0.42;
  if (state === STATE.waiting) hatch(ctx, dark);
  else dots(ctx, dark);
  const pattern = pen.ctx.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(TILE / size));
  return pattern;
}

function hatch(ctx: CanvasRenderingContext2D, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 3.4;
  ctx.beginPath();
  for (const shift of [-TILE, 0, TILE]) {
    ctx.moveTo(shift - 2, TILE + 2);
    ctx.lineTo(shift + TILE + 2, -2);
  }
  ctx.stroke();
}

function dots(ctx: CanvasRenderingContext2D, colour: string): void {
  ctx.fillStyle = colour;
  for (const [x, y] of [
    [3, 3],
    [9, 9],
  ] as const) {
    ctx.beginPath();
    ctx.arc(x, y, 1.9, 0, 2 * Math.PI);
    ctx.fill();
  }
}
