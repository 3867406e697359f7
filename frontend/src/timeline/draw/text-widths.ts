import type { CssPx } from '../../base/units';

/** Remembers at most so many widths. */
const MAX_TEXTS = 4000;

/** The widths of texts on one canvas, kept because measuring is slow. */
export class TextWidths {
  private readonly ctx: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();

  constructor(ctx: CanvasRenderingContext2D) {
    this.ctx = ctx;
  }

  /** The width of a text in CSS pixels. */
  readonly measure = (text: string, font: string): CssPx => {
    const key = font + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size > MAX_TEXTS) this.widths.clear();
      this.ctx.font = font;
      width = this.ctx.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  };

  /** Forgets all widths: after fonts were loaded. */
  clear(): void {
    this.widths.clear();
  }
}
