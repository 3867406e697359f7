import type { Lane } from '../../model/lanes/lane';
import type { LaneRow } from '../layout/lane-row';
import type { Scene } from '../layout/scene';
import type { Pen } from './pen';
import { shareTiles } from './share-tiles';
import { fillShares } from './shares';

/** Rows of pixels in which shares of time are kept; they are drawn stretched to the height of the bar. */
const SHARE_ROWS = 26;

/** What the off-screen picture of all dense lanes of a canvas belongs to. */
const ALL_LANES = {};

/** A lane with too many spans for bars, and its row. */
export interface DenseLane {
  readonly lane: Lane;
  readonly row: LaneRow;
}

/** Draws the shares of time of these lanes, all in one picture of pixels. */
export function drawDenseLanes(pen: Pen, scene: Scene, dense: readonly DenseLane[]): void {
  const { timeScale, now } = scene;
  const width = Math.max(1, Math.round(timeScale.width));
  const sheet = pen.cache.sheetFor(ALL_LANES, width, dense.length * SHARE_ROWS);
  const tiles = shareTiles(pen.palette);
  dense.forEach(({ lane }, i) => {
    const offset = i * SHARE_ROWS * width;
    fillShares(lane.times, timeScale, now, tiles, sheet.pixels, offset, SHARE_ROWS);
  });
  sheet.commit();
  dense.forEach(({ row }, i) => {
    const { left, width: boxWidth } = timeScale;
    const box = { x: left, y: row.barY, width: boxWidth, height: row.barHeight };
    sheet.draw(pen.ctx, box, i * SHARE_ROWS, SHARE_ROWS);
  });
}
