import type { Lane } from '../../model/lanes/lane';
import type { LaneRow } from '../layout/lane-row';
import type { Scene } from '../layout/scene';
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
  private palette: Palette | null = null;
  private tiles: readonly Uint32Array[] = [];

  /** Draws these lanes into their rows. */
  draw(pen: Pen, scene: Scene, dense: readonly DenseLane[]): void {
    const { timeScale, now } = scene;
    const width = Math.max(1, Math.round(timeScale.width));
    const sheet = pen.cache.sheetFor(this, width, dense.length * SHARE_ROWS);
    const times = dense.map(({ lane }) => lane.times);
    this.shares.paint(sheet, times, timeScale, now, this.tilesOf(pen.palette));
    sheet.commit();
    dense.forEach(({ row }, i) => {
      const { left, width: boxWidth } = timeScale;
      const box = { x: left, y: row.barY, width: boxWidth, height: row.barHeight };
      sheet.draw(pen.ctx, box, i * SHARE_ROWS, SHARE_ROWS);
    });
  }

  /** The tiles of a palette, the same ones as long as it is the same. */
  private tilesOf(palette: Palette): readonly Uint32Array[] {
    if (palette !== this.palette) {
      this.palette = palette;
      this.tiles = shareTiles(palette);
    }
    return this.tiles;
  }
}
