import type { Flow } from '../../model/lanes/flows';
import { STATE } from '../../model/lanes/lane-state';
import type { Note } from '../../model/log/message';
import { isLock } from '../../model/log/object-type';
import { stuckAfter } from '../../model/log/stuck';
import type { LaneRow } from '../layout/layout';
import { rowOf, type Scene } from '../layout/scene';
import { xOf } from '../time/time-scale';
import { type Arrow, arrowsIn, countArrows, drawArrows, strokeFor, toArrow } from './arrows';
import type { Pen } from './pen';

const ON_TOP = { width: 4, head: 22, dot: 6, casing: 9 };

/** Draws the flows of the window, to lie behind the bars. */
export function drawPastArrows(pen: Pen, scene: Scene): void {
  const { timeScale, log, now } = scene;
  const { flows } = log;
  const arrows = arrowsIn(flows, timeScale, now, (actor) => rowOf(scene, actor));
  const stroke = strokeFor(countArrows(flows, timeScale), timeScale.width);
  drawArrows(pen, arrows, stroke, pen.palette.pastArrow);
}

/** Draws the active flow, to lie on top. */
export function drawActiveArrow(pen: Pen, scene: Scene): void {
  const arrow = activeArrow(scene);
  if (arrow !== null) drawArrows(pen, [arrow], ON_TOP, pen.palette.activeArrow);
}

/** Says what the arrow on top means, right of the playhead if there is room; not while the picture moves by itself. */
export function drawActiveLabel(pen: Pen, scene: Scene): void {
  const arrow = activeArrow(scene);
  if (arrow === null || (scene.follow && scene.selected === null)) return;
  const { timeScale, layout } = scene;
  const font = pen.font(21, 650);
  const pad = pen.px(14);
  const texts = flowTexts(arrow.flow, scene);
  const start =
    (scene.follow ? arrow.x1 : Math.max(arrow.x1, xOf(timeScale, scene.playhead))) + pen.px(10);
  const end = Math.min(arrow.x0, arrow.x1) - pen.px(16);
  const fits = (room: number) => texts.find((text) => pen.measure(text, font) + 2 * pad <= room);
  const right = fits(layout.width - 6 - start);
  const text = right ?? fits(end - timeScale.left);
  if (text === undefined) return;
  const width = pen.measure(text, font) + 2 * pad;
  const x = right === undefined ? end - width : start;
  const height = pen.px(40);
  const { lanesBox } = layout;
  const between = gapBeside(scene, arrow);
  const y = Math.min(
    Math.max(between, lanesBox.y + height / 2),
    lanesBox.y + lanesBox.height - height / 2,
  );
  pen.ctx.fillStyle = pen.palette.panel;
  pen.round(x - 4, y - height / 2 - 4, width + 8, height + 8, pen.px(14));
  pen.ctx.fill();
  pen.ctx.fillStyle = pen.palette.activeArrow;
  pen.round(x, y - height / 2, width, height, pen.px(10));
  pen.ctx.fill();
  pen.text(text, x + pad, y, font, pen.palette.panel);
}

/** The newest deadlock that holds at a moment, or null. */
export function deadlockAt(notes: readonly Note[], nanos: number): Note | null {
  return stuckAfter(notes.filter(({ t }) => t <= nanos)).deadlocks.at(-1) ?? null;
}

/** Draws who waits for whom in the deadlock at the playhead: an arrow from each to the holder of what it waits for. */
export function drawCycle(pen: Pen, scene: Scene): void {
  const { timeScale, log, playhead } = scene;
  const cycle = deadlockAt(log.notes, playhead)?.cycle ?? [];
  const rows = cycle.map(({ actor }) => rowOf(scene, actor)).filter((row) => row !== undefined);
  if (rows.length < 2 || !rows.every((row) => isStuck(scene, row))) return;
  const edge = Math.min(
    xOf(timeScale, Math.min(playhead, scene.now)),
    timeScale.left + timeScale.width,
  );
  const lines = rows.map((from, i) => {
    const to = rows[(i + 1) % rows.length] as LaneRow;
    const down = to.y > from.y;
    const x = edge - pen.px(down ? 56 : 22);
    return {
      x0: x,
      y0: down ? from.barY + from.barHeight : from.barY,
      x1: x,
      y1: down ? to.barY - 2 : to.barY + to.barHeight + 2,
      solid: true,
    };
  });
  drawArrows(pen, lines, ON_TOP, pen.colours(STATE.deadlock).fill);
}

function isStuck(scene: Scene, row: LaneRow): boolean {
  const times = scene.lanes[row.lane]?.times;
  const index = times?.find(scene.playhead) ?? -1;
  return times !== undefined && index >= 0 && times.state(index) === STATE.deadlock;
}

function activeArrow(scene: Scene): Arrow | null {
  const { active, timeScale } = scene;
  return active === null ? null : toArrow(active, timeScale, (actor) => rowOf(scene, actor));
}

/** What a flow means, longest first. */
function flowTexts(flow: Flow, scene: Scene): string[] {
  const { actors, objects } = scene.log;
  const from = actors[flow.fromActor]?.name ?? '';
  const to = actors[flow.toActor]?.name ?? '';
  const object = objects[flow.object];
  const short = [`${from} → ${to}`, `→ ${to}`];
  const woke = from === 'You' ? 'wake' : 'wakes';
  if (!flow.isTransfer) return [`${from} ${woke} ${to}`, ...short];
  const what = isLock(object)
    ? object?.name
    : object?.capacity === undefined
      ? 'a permit'
      : 'an item';
  return [`${from} ${from === 'You' ? 'hand' : 'hands'} ${what} to ${to}`, ...short];
}

/** The height of the gap between two rows that the arrow passes last. */
function gapBeside(scene: Scene, arrow: Arrow): number {
  const row = rowOf(scene, arrow.flow.toActor);
  if (row === undefined) return arrow.y1;
  return arrow.y1 > arrow.y0 ? row.y : row.y + row.height;
}
