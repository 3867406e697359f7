import type { PixelRatio } from '../../base/units';
import { LANE_STATES } from '../../model/lanes/lane-state';
import type { Box, PlacedText, RoundBox } from '../layout/shapes';
import type { CanvasCache } from './canvas-cache';
import type { Palette, StateColours } from './palette';

/** Draws on one canvas in CSS pixels with the colours of a palette. */
export class Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Device pixels per CSS pixel. */
  readonly ratio: PixelRatio;
  readonly cache: CanvasCache;

  constructor(
    ctx: CanvasRenderingContext2D,
    palette: Palette,
    ratio: PixelRatio,
    cache: CanvasCache,
  ) {
    this.ctx = ctx;
    this.palette = palette;
    this.ratio = ratio;
    this.cache = cache;
  }

  /** The colours of a state by its number in the stores. */
  colours(state: number): StateColours {
    return this.palette.states[LANE_STATES[state] ?? 'none'];
  }

  /** Writes a text; null writes none. */
  text(placed: PlacedText | null, colour: string): void {
    if (placed === null) return;
    const { text, x, y, font, isCentered = false } = placed;
    this.ctx.font = font;
    this.ctx.fillStyle = colour;
    this.ctx.textAlign = isCentered ? 'center' : 'left';
    this.ctx.textBaseline = 'middle';
    this.ctx.fillText(text, x, y + 1);
  }

  /** Fills a rectangle. */
  fill({ x, y, width, height }: Box, colour: string): void {
    this.ctx.fillStyle = colour;
    this.ctx.fillRect(x, y, width, height);
  }

  /** Fills a rectangle with round corners. */
  fillRound(box: RoundBox, colour: string): void {
    this.ctx.fillStyle = colour;
    this.round(box);
    this.ctx.fill();
  }

  /** Lays a rectangle with round corners as the current path. */
  round({ x, y, width, height, radius }: RoundBox): void {
    this.ctx.beginPath();
    this.ctx.roundRect(x, y, width, height, Math.max(0, Math.min(radius, width / 2, height / 2)));
  }

  /** Draws inside a rectangle only. */
  clipped({ x, y, width, height }: Box, draw: () => void): void {
    this.ctx.save();
    this.ctx.beginPath();
    this.ctx.rect(x, y, width, height);
    this.ctx.clip();
    draw();
    this.ctx.restore();
  }
}
