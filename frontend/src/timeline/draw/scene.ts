import type { Scene } from '../layout/scene';
import { laneMarksOf } from '../marks/lane-marks';
import { lostUpdatesOf } from '../marks/lost-updates';
import { rulerOf } from '../ruler/ruler';
import type { DenseLanes } from './dense-lanes';
import {
  drawActiveArrow,
  drawActiveLabel,
  drawDeadlock,
  drawLostUpdates,
  drawPastArrows,
} from './flows';
import { drawLanes, drawSelection } from './lanes';
import { drawLegend } from './legend';
import { drawNames, drawOverviewTexts, drawTrackCaptions } from './margins';
import { drawMarks } from './marks';
import type { Overview } from './overview';
import type { Pen } from './pen';
import { drawGrid, drawPlayhead, drawRange, drawRuler } from './ruler';
import { drawTracks } from './tracks';

/** What is kept from picture to picture of a run. */
export interface Kept {
  readonly overview: Overview;
  readonly denseLanes: DenseLanes;
}

/** Draws one picture, from back to front. */
export function drawScene(pen: Pen, scene: Scene, { overview, denseLanes }: Kept): void {
  const { layout } = scene;
  const { plot, lanesPlot, lanesMargin } = layout;
  const ruler = rulerOf(scene);
  const marks = laneMarksOf(scene);
  const losses = lostUpdatesOf(scene, marks);
  pen.fill({ x: 0, y: 0, width: layout.width, height: layout.height }, pen.palette.panel);
  drawGrid(pen, ruler, layout);
  pen.clipped(lanesPlot, () => {
    drawPastArrows(pen, scene);
    drawLostUpdates(pen, scene, losses);
    drawLanes(pen, scene, marks, denseLanes);
    drawTracks(pen, scene, false);
  });
  pen.clipped(plot, () => {
    drawTracks(pen, scene, true);
    shadeFuture(pen, scene);
  });
  pen.clipped(lanesPlot, () => drawDeadlock(pen, scene));
  pen.clipped(lanesMargin, () => {
    drawNames(pen, scene);
    drawTrackCaptions(pen, scene, false);
  });
  drawTrackCaptions(pen, scene, true);
  if (scene.layout.overview.height > 0) {
    drawOverviewTexts(pen, scene);
    overview.draw(pen, layout.overview, scene);
  }
  drawRuler(pen, ruler);
  drawRange(pen, ruler.range);
  drawPlayhead(pen, ruler.playhead, plot.y + plot.height);
  pen.clipped({ ...lanesPlot, x: lanesPlot.x - 18, width: lanesPlot.width + 36 }, () => {
    drawActiveArrow(pen, scene);
    drawMarks(pen, scene, marks);
    drawSelection(pen, scene);
  });
  drawActiveLabel(pen, scene);
  if (layout.scrollBar !== null) pen.fillRound(layout.scrollBar, pen.palette.ink3);
  if (!scene.isBare && scene.legend.length > 0) drawLegend(pen, scene);
}

/** Hides what comes after the playhead, so that a lecturer can ask what happens next. */
function shadeFuture(pen: Pen, { follow, layout, playheadX }: Scene): void {
  if (follow) return;
  const { plot } = layout;
  const x = Math.max(plot.x, playheadX);
  pen.ctx.globalAlpha = 0.72;
  pen.fill({ ...plot, x, width: Math.max(0, plot.x + plot.width - x) }, pen.palette.panel);
  pen.ctx.globalAlpha = 1;
}
