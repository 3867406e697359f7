import type { Lane } from '../../model/lanes/lane';
import type { LaneRow } from '../layout/lane-row';
import type { Scene } from '../layout/scene';
import { PixelSheet } from '../pixels/pixel-sheet';
import { SHARE_ROWS, ShareSheet } from '../pixels/share-sheet';
import type { Palette } from './palette';
import type { Pen } from './pen';
import { shareTiles } from './share-tiles';

/** A lane with too many spans for bars, and its row. */
export interface DenseLane {
  readonly lane: Lane;
  readonly row: LaneRow;
}

/** Draws the shares of time of the dense lanes of a canvas, all in one picture of pixels. */
export class DenseLanes {
  private readonly shares = new ShareSheet();
  private sheet: PixelSheet | null = null;
  private palette: Palette | null = null;
  private tiles: readonly Uint32Array[] = [];

  draw(pen: Pen, scene: Scene, dense: readonly DenseLane[]): void {
    const { timeScale, now } = scene;
    const width = Math.max(1, Math.round(timeScale.width));
    const sheet = this.sheetOf(width, dense.length * SHARE_ROWS);
    const times = dense.map(({ lane }) => lane.times);
    this.shares.paint(sheet, times, timeScale, now, this.tilesOf(pen.palette));
    sheet.commit();
    dense.forEach(({ row }, i) => {
      const { left, width: boxWidth } = timeScale;
      const box = { x: left, y: row.barY, width: boxWidth, height: row.barHeight };
      sheet.draw(pen.ctx, box, i * SHARE_ROWS, SHARE_ROWS);
    });
  }

  private sheetOf(width: number, height: number): PixelSheet {
    const { sheet } = this;
    if (sheet !== null && sheet.width === width && sheet.height === height) return sheet;
    this.sheet = new PixelSheet(width, height);
    return this.sheet;
  }

  private tilesOf(palette: Palette): readonly Uint32Array[] {
    if (palette !== this.palette) {
      this.palette = palette;
      this.tiles = shareTiles(palette);
    }
    return this.tiles;
  }
}
