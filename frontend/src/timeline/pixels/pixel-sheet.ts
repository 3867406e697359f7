import type { Box } from '../layout/shapes';

/** An off-screen picture that is filled pixel by pixel and then drawn stretched. */
export class PixelSheet {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
  private readonly canvas: HTMLCanvasElement;
  private readonly data: ImageData | null;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.canvas = document.createElement('canvas');
    this.canvas.width = width;
    this.canvas.height = height;
    this.data = typeof ImageData === 'function' ? new ImageData(width, height) : null;
    this.pixels = this.data
      ? new Uint32Array(this.data.data.buffer)
      : new Uint32Array(width * height);
  }

  /** Takes over what was written to {@link pixels}. */
  commit(): void {
    if (this.data) this.canvas.getContext('2d')?.putImageData(this.data, 0, 0);
  }

  /** Draws `rows` of its rows from `row` on, stretched into a rectangle of the canvas. */
  draw(
    ctx: CanvasRenderingContext2D,
    { x, y, width, height }: Box,
    row = 0,
    rows = this.height,
  ): void {
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(this.canvas, 0, row, this.width, rows, x, y, width, height);
  }
}

/** Turns colours written as `#RRGGBB` into the numbers that image data is made of. */
export function pixelsOf(colours: readonly string[]): Uint32Array {
  return Uint32Array.from(colours, (colour) => {
    const rgb = Number.parseInt(colour.slice(1, 7), 16);
    return (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
  });
}
