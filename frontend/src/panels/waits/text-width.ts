/** The type of the names in the drawing, in pixels of a 1920 wide screen. */
const FONT = '650 19px "Inter Variable", "Inter", "DejaVu Sans", sans-serif';

let ctx: CanvasRenderingContext2D | null | undefined;

/** How wide a name is in the drawing, in its own pixels; a guess where nothing can be measured. */
export function nameWidth(text: string): number {
  ctx ??= document.createElement('canvas').getContext('2d');
  if (ctx === null || ctx === undefined) return text.length * 10;
  ctx.font = FONT;
  return ctx.measureText(text).width;
}
