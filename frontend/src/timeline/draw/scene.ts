import type { Scene } from '../layout/scene';
import { xOf } from '../time/time-scale';
import { drawActiveArrow, drawActiveLabel, drawCycle, drawPastArrows } from './flows';
import { drawLanes, drawSelection } from './lanes';
import { drawLegend } from './legend';
import {
  drawGrid,
  drawNames,
  drawNumbers,
  drawOverviewLabel,
  drawPlayhead,
  drawRuler,
} from './margins';
import type { Overview } from './overview';
import type { Pen } from './pen';
import { drawTrack } from './tracks';

/** Draws one picture, from back to front. */
export function drawScene(pen: Pen, scene: Scene, overview: Overview): void {
  const { layout, timeScale, now } = scene;
  const { plot, lanesBox } = layout;
  pen.fill(0, 0, layout.width, layout.height, pen.palette.panel);
  drawGrid(pen, scene);
  pen.clipped(timeScale.left, lanesBox.y, timeScale.width, lanesBox.height, () => {
    drawPastArrows(pen, scene);
    drawLanes(pen, scene);
    drawTracks(pen, scene, false);
  });
  pen.clipped(timeScale.left, plot.y, timeScale.width, plot.height, () => {
    drawTracks(pen, scene, true);
    drawVeil(pen, scene);
  });
  pen.clipped(timeScale.left, lanesBox.y, timeScale.width, lanesBox.height, () =>
    drawCycle(pen, scene),
  );
  pen.clipped(0, lanesBox.y, timeScale.left, lanesBox.height, () => {
    drawNames(pen, scene);
    drawNumbers(pen, scene, false);
  });
  drawNumbers(pen, scene, true);
  if (!scene.isBare) {
    drawOverviewLabel(pen, scene);
    const whole = { ...scene.whole, left: layout.overview.x, width: layout.overview.width };
    overview.draw(pen, scene.lanes, layout.overview, whole, timeScale, now, scene.millis);
  }
  drawRuler(pen, scene);
  drawPlayhead(pen, scene);
  pen.clipped(timeScale.left - 10, lanesBox.y, timeScale.width + 20, lanesBox.height, () => {
    drawActiveArrow(pen, scene);
    drawSelection(pen, scene);
  });
  drawActiveLabel(pen, scene);
  drawScrollBar(pen, scene);
  if (!scene.isBare && scene.legend.length > 0) drawLegend(pen, layout.legend, scene.legend);
}

function drawTracks(pen: Pen, scene: Scene, pinned: boolean): void {
  for (const row of scene.layout.tracks) {
    const track = scene.tracks[row.track];
    if (track !== undefined && row.isPinned === pinned)
      drawTrack(pen, track, row, scene.timeScale, scene.now);
  }
}

/** Hides what comes after the playhead, so that a lecturer can ask what happens next. */
function drawVeil(pen: Pen, scene: Scene): void {
  if (scene.follow) return;
  const { timeScale, layout } = scene;
  const x = Math.max(timeScale.left, xOf(timeScale, scene.playhead));
  pen.ctx.globalAlpha = 0.72;
  pen.fill(
    x,
    layout.plot.y,
    Math.max(0, timeScale.left + timeScale.width - x),
    layout.plot.height,
    pen.palette.panel,
  );
  pen.ctx.globalAlpha = 1;
}

function drawScrollBar(pen: Pen, scene: Scene): void {
  const { layout } = scene;
  if (layout.mostScroll === 0) return;
  const { lanesBox, mostScroll, scroll } = layout;
  const height = Math.max(30, (lanesBox.height * lanesBox.height) / (lanesBox.height + mostScroll));
  const y = lanesBox.y + (scroll / mostScroll) * (lanesBox.height - height);
  pen.ctx.fillStyle = pen.palette.ink3;
  pen.round(layout.width - 8, y, 5, height, 2.5);
  pen.ctx.fill();
}
