import type { Track } from '../../model/lanes/track';
import type { Step } from '../layout/track-steps';
import type { Pen } from './pen';
import { pixelsOf } from './pixels';
import { PixelSheet } from './shares';

/** How the values of a track become heights, in CSS pixels. */
export interface ValueScale {
  readonly top: number;
  readonly base: number;
  yOf(value: number): number;
}

/** The colours of a track; the area is `strength` opaque, where values go up and down half as much. */
export interface TrackColours {
  readonly line: string;
  readonly fill: string;
  readonly strength: number;
}

const sheets = new WeakMap<Track, PixelSheet>();

/** Draws a track with a step in nearly every pixel column: as one picture of pixels, with a line at the highest values. */
export function drawDenseTrack(
  pen: Pen,
  track: Track,
  steps: readonly Step[],
  left: number,
  width: number,
  scale: ValueScale,
  ink: TrackColours,
): void {
  const thick = Math.max(2, pen.px(4));
  const top = scale.top - thick;
  const rows = scale.base + thick - top;
  const sheet = sheetFor(track, Math.round(width), rows);
  const [line, opaque] = pixelsOf([ink.line, ink.fill]) as unknown as [number, number];
  const strong = withAlpha(opaque, ink.strength);
  const weak = withAlpha(opaque, ink.strength / 2);
  const zero = scale.yOf(0) - top;
  sheet.pixels.fill(0);
  let before = -1;
  for (const step of steps) {
    const high = scale.yOf(step.max) - top;
    const low = scale.yOf(step.min) - top;
    for (let x = step.x - left; x < step.x - left + step.width; x++) {
      paint(sheet, x, high, low, weak);
      paint(sheet, x, Math.min(low, zero), Math.max(low, zero), strong);
      const from = before < 0 ? high : Math.min(high, before);
      const to = before < 0 ? high : Math.max(high, before);
      paint(sheet, x, from - Math.floor(thick / 2), to + Math.ceil(thick / 2), line);
      before = high;
    }
  }
  sheet.commit();
  sheet.draw(pen.ctx, 0, rows, left, top, width, rows);
}

function sheetFor(track: Track, width: number, rows: number): PixelSheet {
  let sheet = sheets.get(track);
  if (sheet === undefined || sheet.width !== width || sheet.height !== rows) {
    sheet = new PixelSheet(width, rows);
    sheets.set(track, sheet);
  }
  return sheet;
}

function paint(sheet: PixelSheet, x: number, from: number, to: number, colour: number): void {
  const { pixels, width, height } = sheet;
  for (let y = Math.max(0, from); y < Math.min(height, to); y++) pixels[y * width + x] = colour;
}

function withAlpha(pixel: number, alpha: number): number {
  return ((pixel & 0xffffff) | (Math.round(alpha * 255) << 24)) >>> 0;
}
