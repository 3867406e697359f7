/** The type of the names in the drawing, in pixels of a 1920 wide screen. */
const FONT = '650 19px "Inter Variable", "Inter", "DejaVu Sans", sans-serif';

/** How wide names are in one drawing. */
export class NameWidths {
  private ctx: CanvasRenderingContext2D | null | undefined;

  /** The width of a name in pixels of the drawing; a guess where nothing can be measured. */
  readonly measure = (text: string): number => {
    this.ctx ??= document.createElement('canvas').getContext('2d');
    if (this.ctx === null || this.ctx === undefined) return text.length * 10;
    this.ctx.font = FONT;
    return this.ctx.measureText(text).width;
  };
}
