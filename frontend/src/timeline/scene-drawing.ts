import { STATE } from '../model/lane-state';
import type { Note } from '../model/message';
import { arrowsIn, countArrows, drawArrow, strokeFor, toArrow } from './arrows';
import { drawLanes } from './lane-drawing';
import type { LaneRow } from './layout';
import { drawLegend } from './legend';
import {
  drawGrid,
  drawNames,
  drawNumbers,
  drawOverviewLabel,
  drawPlayhead,
  drawRuler,
} from './margin-drawing';
import type { Overview } from './overview';
import type { Pen } from './pen';
import { rowOf, type Scene } from './scene';
import { drawTrack } from './track-drawing';
import { xOf } from './view';

/** Draws one picture, from back to front. */
export function drawScene(pen: Pen, scene: Scene, overview: Overview, namesAt: number): void {
  const { layout, axis, now } = scene;
  const { plot, lanesBox } = layout;
  pen.fill(0, 0, layout.width, layout.height, pen.palette.panel);
  drawGrid(pen, scene);
  pen.clipped(axis.left, lanesBox.y, axis.width, lanesBox.height, () => {
    drawPast(pen, scene);
    drawLanes(pen, scene);
  });
  pen.clipped(axis.left, plot.y, axis.width, plot.height, () => {
    for (const row of layout.tracks) {
      const track = scene.tracks[row.track];
      if (track !== undefined) drawTrack(pen, track, row, axis, now);
    }
    drawVeil(pen, scene);
  });
  pen.clipped(axis.left, lanesBox.y, axis.width, lanesBox.height, () => drawCycle(pen, scene));
  pen.clipped(0, lanesBox.y, axis.left, lanesBox.height, () => drawNames(pen, scene, namesAt));
  drawNumbers(pen, scene);
  drawOverviewLabel(pen, scene);
  const whole = { ...scene.whole, left: layout.overview.x, width: layout.overview.width };
  overview.draw(pen, scene.lanes, layout.overview, whole, axis, now, scene.millis);
  drawRuler(pen, scene);
  pen.clipped(0, lanesBox.y, layout.width, lanesBox.height, () => drawActiveArrow(pen, scene));
  drawPlayhead(pen, scene);
  drawActiveLabel(pen, scene);
  drawScrollBar(pen, scene);
  drawLegend(pen, layout.legend, scene.legend);
}

function drawPast(pen: Pen, scene: Scene): void {
  const { axis, log, now } = scene;
  const { handOvers } = log.replay;
  const arrows = arrowsIn(handOvers, axis, now, (actor) => rowOf(scene, actor));
  const stroke = strokeFor(countArrows(handOvers, axis), axis.width);
  for (const arrow of arrows) drawArrow(pen, arrow, stroke, pen.palette.pastArrow);
}

/** Hides what comes after the playhead, so that a lecturer can ask what happens next. */
function drawVeil(pen: Pen, scene: Scene): void {
  if (scene.follow) return;
  const { axis, layout } = scene;
  const x = Math.max(axis.left, xOf(axis, scene.playhead));
  pen.ctx.globalAlpha = 0.72;
  pen.fill(
    x,
    layout.plot.y,
    Math.max(0, axis.left + axis.width - x),
    layout.plot.height,
    pen.palette.panel,
  );
  pen.ctx.globalAlpha = 1;
}

function drawActiveArrow(pen: Pen, scene: Scene): void {
  const { active, axis } = scene;
  const arrow = active === null ? null : toArrow(active, axis, (actor) => rowOf(scene, actor));
  if (arrow === null) return;
  drawArrow(pen, arrow, { width: 4, head: 22, dot: 6, casing: 9 }, pen.palette.activeArrow);
}

/** Says what the arrow on top means, right of the playhead or where there is room. */
function drawActiveLabel(pen: Pen, scene: Scene): void {
  const { active, axis, log, layout } = scene;
  const arrow = active === null ? null : toArrow(active, axis, (actor) => rowOf(scene, actor));
  if (active === null || arrow === null) return;
  const from = log.actors[active.fromActor]?.name ?? '';
  const to = log.actors[active.toActor]?.name ?? '';
  const object = log.objects[active.object]?.name ?? '';
  const text = active.solid ? `${from} hands ${object} to ${to}` : `${from} wakes ${to}`;
  const font = pen.font(21, 650);
  const width = pen.measure(text, font) + pen.px(28);
  const height = pen.px(40);
  const playheadX = xOf(axis, scene.playhead);
  const nearHead = scene.follow ? arrow.x1 : playheadX;
  const right = nearHead + pen.px(10);
  const x =
    right + width <= layout.width - 4 ? right : Math.min(arrow.x0, arrow.x1) - pen.px(16) - width;
  const rowAt = layout.lanes.find(
    (row) => row.lane === scene.lanes.findIndex((l) => l.actor.id === active.toActor),
  );
  if (rowAt === undefined || x < axis.left) return;
  const middle = arrow.y1 > arrow.y0 ? rowAt.y : rowAt.y + rowAt.height;
  const y = Math.min(
    Math.max(middle, layout.lanesBox.y + height / 2),
    layout.lanesBox.y + layout.lanesBox.height - height / 2,
  );
  pen.ctx.fillStyle = pen.palette.panel;
  pen.round(x - 4, y - height / 2 - 4, width + 8, height + 8, pen.px(14));
  pen.ctx.fill();
  pen.ctx.fillStyle = pen.palette.activeArrow;
  pen.round(x, y - height / 2, width, height, pen.px(10));
  pen.ctx.fill();
  pen.text(text, x + pen.px(14), y, font, pen.palette.panel);
}

/** The deadlock that holds at the playhead, or null. */
export function deadlockAt(notes: readonly Note[], nanos: number): Note | null {
  let found: Note | null = null;
  for (const note of notes) {
    if (note.t > nanos) break;
    if (note.kind === 'deadlock') found = note;
    else if (note.kind === 'resolved') found = null;
  }
  return found;
}

function drawCycle(pen: Pen, scene: Scene): void {
  const { axis, log, playhead, lanes } = scene;
  const cycle = deadlockAt(log.notes, playhead)?.cycle ?? [];
  const rows = cycle.map(({ actor }) => rowOf(scene, actor)).filter((row) => row !== undefined);
  const stuck = rows.every((row) => {
    const times = lanes[row.lane]?.times;
    const index = times?.find(playhead) ?? -1;
    return times !== undefined && index >= 0 && times.state(index) === STATE.deadlock;
  });
  if (rows.length < 2 || !stuck) return;
  const ink = pen.ink(STATE.deadlock);
  const x = Math.min(xOf(axis, Math.min(playhead, scene.now)), axis.left + axis.width) - pen.px(56);
  rows.forEach((from, i) => {
    const to = rows[(i + 1) % rows.length] as LaneRow;
    const down = to.y > from.y;
    const shift = down ? 0 : pen.px(34);
    const line = {
      x0: x + shift,
      y0: down ? from.barY + from.barHeight : from.barY,
      x1: x + shift,
      y1: down ? to.barY - 2 : to.barY + to.barHeight + 2,
      solid: true,
    };
    drawArrow(pen, line, { width: 4, head: 22, dot: 6, casing: 9 }, ink.fill);
  });
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
