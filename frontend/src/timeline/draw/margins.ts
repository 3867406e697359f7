import { formatDuration, formatMoment } from '../../base/format';
import { shorten } from '../../base/shorten';
import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES } from '../../model/lanes/lane-state';
import { NONE } from '../../model/log/message';
import type { LaneRow } from '../layout/layout';
import { type Scene, textsFor } from '../layout/scene';
import { captionOf } from '../layout/track-steps';
import { type Tick, ticksIn } from '../time/ticks';
import { xOf } from '../time/time-scale';
import { drawSwatch } from './legend';
import type { Pen } from './pen';

/** Draws the lines behind everything: one below each row, one at each mark of the ruler. */
export function drawGrid(pen: Pen, scene: Scene): void {
  const { layout, timeScale } = scene;
  const { plot, lanesBox } = layout;
  const left = pen.px(20);
  for (const tick of ticksOf(pen, scene)) {
    pen.fill(Math.round(xOf(timeScale, tick.nanos)), plot.y, 1, plot.height, pen.palette.line);
  }
  pen.fill(left, plot.y, layout.width - 2 * left, 1, pen.palette.line);
  for (const row of layout.lanes) {
    const y = row.y + row.height;
    if (y > lanesBox.y && y <= lanesBox.y + lanesBox.height) {
      pen.fill(left, y, layout.width - 2 * left, 1, pen.palette.line);
    }
  }
}

/** Draws the marks of the ruler, except where the time at the playhead stands. */
export function drawRuler(pen: Pen, scene: Scene): void {
  const { timeScale, layout } = scene;
  const font = pen.font(20, 500);
  const pill = pillOf(pen, scene);
  const y = layout.ruler.y + layout.ruler.height / 2;
  for (const tick of ticksOf(pen, scene)) {
    const x = xOf(timeScale, tick.nanos);
    const half = pen.measure(tick.label, font) / 2;
    const clear = x + half < pill.x - 6 || x - half > pill.x + pill.width + 6;
    if (clear && x - half > timeScale.left - pen.px(34) && x + half < layout.width - 4) {
      pen.text(tick.label, x, y, font, pen.palette.ink3, 'center');
    }
  }
}

function ticksOf(pen: Pen, scene: Scene): Tick[] {
  const font = pen.font(20, 500);
  return ticksIn(scene.timeScale, scene.timeScale.width, (label) =>
    pen.measure(label.replace(/\d/g, '0'), font),
  );
}

/** Draws the playhead and the time on it. */
export function drawPlayhead(pen: Pen, scene: Scene): void {
  const { timeScale, layout } = scene;
  const { palette } = pen;
  const x = xOf(timeScale, scene.playhead);
  const pill = pillOf(pen, scene);
  if (x < timeScale.left - 2 || x > timeScale.left + timeScale.width + 2) return;
  const top = pill.y + pill.height;
  pen.fill(x - 4.5, top, 9, layout.plot.y + layout.plot.height - top, palette.panel);
  pen.fill(x - 1.5, top, 3, layout.plot.y + layout.plot.height - top, palette.ink);
  pen.ctx.fillStyle = palette.ink;
  pen.round(pill.x, pill.y, pill.width, pill.height, pen.px(10));
  pen.ctx.fill();
  pen.ctx.beginPath();
  pen.ctx.moveTo(x - 8, top - 1);
  pen.ctx.lineTo(x + 8, top - 1);
  pen.ctx.lineTo(x, top + 9);
  pen.ctx.fill();
  pen.text(
    pill.text,
    pill.x + pill.width / 2,
    pill.y + pill.height / 2,
    pen.font(21, 700),
    palette.panel,
    'center',
  );
}

function pillOf(
  pen: Pen,
  scene: Scene,
): { x: number; y: number; width: number; height: number; text: string } {
  const { timeScale, layout } = scene;
  const isMoving = scene.follow && !scene.log.ended && scene.log.state !== 'paused';
  const step = (timeScale.to - timeScale.from) / (isMoving ? 40 : 1000);
  const inSeconds = ticksOf(pen, scene).some(({ label }) => label.endsWith(' s'));
  const text = formatMoment(
    scene.playhead,
    Math.min(isMoving ? 1e8 : 1e6, Math.max(1, step)),
    inSeconds ? Math.max(1e9, timeScale.to) : timeScale.to,
  );
  const width = pen.measure(text.replace(/\d/g, '0'), pen.font(21, 700)) + pen.px(26);
  const height = Math.min(pen.px(36), layout.ruler.height - 6);
  const x = xOf(timeScale, scene.playhead) - width / 2;
  const y = layout.ruler.y + (layout.ruler.height - height) / 2;
  return {
    x: Math.min(Math.max(x, timeScale.left - pen.px(40)), layout.width - width - 4),
    y,
    width,
    height,
    text,
  };
}

/** Draws the names of the lanes and what each is in at the playhead. */
export function drawNames(pen: Pen, scene: Scene): void {
  for (const row of scene.layout.lanes) {
    const lane = scene.lanes[row.lane];
    if (lane === undefined) continue;
    if (row.detail === 'compact') drawSmallName(pen, scene, row, lane);
    else drawName(pen, scene, row, lane);
  }
}

function drawSmallName(pen: Pen, scene: Scene, row: LaneRow, lane: Lane): void {
  const font = pen.font(Math.min(22, scene.nameSize), 700);
  const [left, right] = [pen.px(20), scene.timeScale.left - pen.px(16)];
  const name = shorten(lane.actor.name, right - left, (text) => pen.measure(text, font));
  pen.text(name, left, row.barY + row.barHeight / 2, font, pen.palette.ink);
}

function drawName(pen: Pen, scene: Scene, row: LaneRow, lane: Lane): void {
  const { log, timeScale, playhead, nameSize } = scene;
  const { palette } = pen;
  const left = pen.px(20);
  const right = timeScale.left - pen.px(16);
  const middle = row.barY + row.barHeight / 2;
  const index = lane.times.find(playhead);
  const state = index < 0 ? 0 : lane.times.state(index);
  const number = index < 0 ? NONE : lane.times.object(index);
  const font = pen.font(18, 500);
  const texts = textsFor(LANE_STATES[state] ?? 'none', log.objects[number]?.name);
  const caption = texts.find((text) => pen.measure(text, font) <= right - left + pen.px(8));
  const isFull = row.detail === 'full' && row.height >= pen.px(78) && caption !== undefined;
  const nameY = isFull ? middle - pen.px(12) : middle;
  const nameFont = pen.font(nameSize, 780);
  const room = right - pen.px(36) - left;
  const name = shorten(lane.actor.name, room, (text) => pen.measure(text, nameFont));
  drawSwatch(pen, state, right - pen.px(28), nameY, pen.px(28));
  pen.text(name, left, nameY, nameFont, palette.ink);
  if (isFull) pen.text(caption, left, middle + pen.px(19), font, palette.ink3);
}

/** Draws the names of the tracks, pinned or not, and their numbers at the playhead. */
export function drawNumbers(pen: Pen, scene: Scene, pinned: boolean): void {
  const { layout, tracks, timeScale } = scene;
  const left = pen.px(20);
  for (const row of layout.tracks) {
    const track = tracks[row.track];
    if (track === undefined || row.isPinned !== pinned) continue;
    const { title, value, unit } = captionOf(track, scene.playhead);
    const room = timeScale.left - left - pen.px(12);
    const titleSize =
      [21, 20, 19, 18].find((size) => pen.measure(title, pen.font(size, 650)) <= room) ?? 18;
    pen.text(title, left, row.y + pen.px(26), pen.font(titleSize, 650), pen.palette.ink);
    const size =
      [46, 38, 30, 24].find(
        (s) => s <= row.height * 0.5 && pen.measure(value, pen.font(s, 780)) <= room,
      ) ?? 24;
    const y = row.y + pen.px(34) + pen.type(size) * 0.62;
    pen.text(value, left, y, pen.font(size, 780), pen.palette.ink);
    const after = left + pen.measure(value, pen.font(size, 780)) + pen.px(10);
    const font = pen.font(20, 500);
    if (after + pen.measure(unit, font) <= timeScale.left - 4)
      pen.text(unit, after, y + pen.px(6), font, pen.palette.ink2);
  }
}

/** Draws what stands beside the overview. */
export function drawOverviewLabel(pen: Pen, scene: Scene): void {
  const { overview } = scene.layout;
  const left = pen.px(20);
  const middle = overview.y + overview.height / 2;
  pen.text('Whole run', left, middle - pen.px(11), pen.font(19, 550), pen.palette.ink2);
  const length = scene.now >= 1e9 ? formatMoment(scene.now, 1e8) : formatDuration(scene.now);
  pen.text(length, left, middle + pen.px(13), pen.font(18, 500), pen.palette.ink3);
}
