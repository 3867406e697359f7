import type { Track } from '../../model/lanes/track';
import { type PixelSheet, pixelsOf } from '../pixels/pixel-sheet';
import type { TimeScale } from '../time/time-scale';
import type { TrackShape } from '../tracks/track-shape';
import type { Pen } from './pen';

/** The colours of a track; the area is `strength` opaque, where values go up and down half as much. */
export interface TrackColours {
  readonly line: string;
  readonly fill: string;
  readonly strength: number;
}

/** Draws a track with a step in nearly every pixel column: as one picture of pixels, with a line at the highest values. */
export function drawDenseTrack(
  pen: Pen,
  track: Track,
  { values, thickness, steps }: TrackShape,
  { left, width }: TimeScale,
  colours: TrackColours,
): void {
  const top = values.top - thickness;
  const rows = values.base + thickness - top;
  const sheet = pen.cache.sheetFor(track, Math.round(width), rows);
  const [line, opaque] = pixelsOf([colours.line, colours.fill]) as unknown as [number, number];
  const strong = withAlpha(opaque, colours.strength);
  const weak = withAlpha(opaque, colours.strength / 2);
  const zero = values.yOf(0) - top;
  sheet.pixels.fill(0);
  let before = -1;
  for (const step of steps) {
    const high = values.yOf(step.max) - top;
    const low = values.yOf(step.min) - top;
    for (let x = step.x - left; x < step.x - left + step.width; x++) {
      paint(sheet, x, high, low, weak);
      paint(sheet, x, Math.min(low, zero), Math.max(low, zero), strong);
      const from = before < 0 ? high : Math.min(high, before);
      const to = before < 0 ? high : Math.max(high, before);
      paint(sheet, x, from - Math.floor(thickness / 2), to + Math.ceil(thickness / 2), line);
      before = high;
    }
  }
  sheet.commit();
  sheet.draw(pen.ctx, { x: left, y: top, width, height: rows });
}

function paint(sheet: PixelSheet, x: number, from: number, to: number, colour: number): void {
  const { pixels, width, height } = sheet;
  for (let y = Math.max(0, from); y < Math.min(height, to); y++) pixels[y * width + x] = colour;
}

function withAlpha(pixel: number, alpha: number): number {
  return ((pixel & 0xffffff) | (Math.round(alpha * 255) << 24)) >>> 0;
}
