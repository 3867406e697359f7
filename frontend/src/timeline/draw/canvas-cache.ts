import { PixelSheet } from '../pixels/pixel-sheet';

/** What one canvas keeps from frame to frame, because making it is slow: off-screen pictures, and textures. */
export class CanvasCache {
  /** By what a texture looks like. */
  readonly textures = new Map<string, CanvasPattern | null>();
  private readonly sheets = new WeakMap<object, PixelSheet>();

  /** The off-screen picture that belongs to `owner`; it is a new one only if its size has changed. */
  sheetFor(owner: object, width: number, height: number): PixelSheet {
    let sheet = this.sheets.get(owner);
    if (sheet === undefined || sheet.width !== width || sheet.height !== height) {
      sheet = new PixelSheet(width, height);
      this.sheets.set(owner, sheet);
    }
    return sheet;
  }
}
