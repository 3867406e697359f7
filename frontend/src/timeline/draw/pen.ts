import { LANE_STATES } from '../../model/lanes/lane-state';
import { type Metrics, SANS } from '../layout/metrics';
import type { Palette, StateColours } from './palette';

/** What of a canvas the timeline draws with. */
export type Context = CanvasRenderingContext2D;

const widths = new Map<string, number>();

/** Draws on one canvas in CSS pixels with the colours of a palette and type of a scale. */
export class Pen implements Metrics {
  readonly ctx: Context;
  readonly palette: Palette;
  readonly scale: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;

  constructor(ctx: Context, palette: Palette, scale: number, ratio: number) {
    this.ctx = ctx;
    this.palette = palette;
    this.scale = scale;
    this.ratio = ratio;
  }

  /** A size of the wide screen, on this one. */
  px(size: number): number {
    return Math.round(size * this.scale);
  }

  /** A size of type of the wide screen, on this one: never below 13 pixels. */
  type(size: number): number {
    return Math.max(13, this.px(size));
  }

  font(size: number, weight: number): string {
    return `${weight} ${this.type(size)}px ${SANS}`;
  }

  /** The colours of a state by its number in the stores. */
  colours(state: number): StateColours {
    return this.palette.states[LANE_STATES[state] ?? 'none'];
  }

  /** The width of a text in CSS pixels; kept, because measuring is slow. */
  measure(text: string, font: string): number {
    const key = font + text;
    let width = widths.get(key);
    if (width === undefined) {
      if (widths.size > 4000) widths.clear();
      this.ctx.font = font;
      width = this.ctx.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  }

  /** Writes a text whose middle is at the height `y`. */
  text(
    text: string,
    x: number,
    y: number,
    font: string,
    colour: string,
    align: CanvasTextAlign = 'left',
  ): void {
    this.ctx.font = font;
    this.ctx.fillStyle = colour;
    this.ctx.textAlign = align;
    this.ctx.textBaseline = 'middle';
    this.ctx.fillText(text, x, y + 1);
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.ctx.fillStyle = colour;
    this.ctx.fillRect(x, y, width, height);
  }

  /** Lays a rectangle with round corners as the current path. */
  round(x: number, y: number, width: number, height: number, radius: number): void {
    this.ctx.beginPath();
    this.ctx.roundRect(x, y, width, height, Math.max(0, Math.min(radius, width / 2, height / 2)));
  }

  /** Draws inside a rectangle only. */
  clipped(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.ctx.save();
    this.ctx.beginPath();
    this.ctx.rect(x, y, width, height);
    this.ctx.clip();
    draw();
    this.ctx.restore();
  }
}

/** Forgets the widths of texts: after fonts were loaded. */
export function forgetWidths(): void {
  widths.clear();
}
