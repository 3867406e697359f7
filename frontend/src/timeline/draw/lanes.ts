import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES, STATE } from '../../model/lanes/lane-state';
import type { Kind } from '../../model/log/kind';
import { NONE } from '../../model/log/message';
import { boxesOf, countIn } from '../layout/lane-boxes';
import type { LaneRow } from '../layout/layout';
import { rowOf, type Scene, textsFor } from '../layout/scene';
import { xOf } from '../time/time-scale';
import { drawBars } from './bars';
import type { Pen } from './pen';
import { shareTiles } from './share-tiles';
import { fillShares, PixelSheet } from './shares';

/** Rows of pixels in which shares of time are kept; they are drawn stretched to the height of the bar. */
const SHARE_ROWS = 26;

/** Kinds of events that get no dot. */
const KINDS_WITHOUT_DOT: ReadonlySet<Kind> = new Set(['started', 'ended', 'resumed', 'printed']);

let sheet: PixelSheet | null = null;

/** Draws the bars and rails of all lanes that are in view. */
export function drawLanes(pen: Pen, scene: Scene): void {
  const { timeScale, layout, lanes } = scene;
  const dense: { lane: Lane; row: LaneRow }[] = [];
  for (const row of layout.lanes) {
    const lane = lanes[row.lane];
    const { lanesBox } = layout;
    if (
      lane === undefined ||
      row.y + row.height < lanesBox.y ||
      row.y > lanesBox.y + lanesBox.height
    )
      continue;
    if (
      countIn(lane.times, timeScale) > timeScale.width / 2 ||
      (lane.times.exactFrom > timeScale.from && lane.times.first > 0)
    )
      dense.push({ lane, row });
    else drawLane(pen, scene, lane, row);
  }
  if (dense.length > 0) drawDense(pen, scene, dense);
}

function drawLane(pen: Pen, scene: Scene, lane: Lane, row: LaneRow): void {
  const { timeScale, log } = scene;
  const right = timeScale.left + timeScale.width;
  const boxes = boxesOf(lane.times, timeScale, scene.now);
  const playheadX = xOf(timeScale, scene.playhead);
  drawBars(pen, row, boxes, timeScale.left, right, playheadX, (box) =>
    textsFor(
      LANE_STATES[box.state] ?? 'none',
      box.object === NONE ? undefined : log.objects[box.object]?.name,
    ),
  );
  if (lane.isAuxiliary) drawEventDots(pen, scene, lane, row);
  drawRails(pen, scene, lane, row);
}

/** Draws what an auxiliary actor did, each event as a dot with its words above. */
function drawEventDots(pen: Pen, scene: Scene, lane: Lane, row: LaneRow): void {
  const { timeScale, log, now } = scene;
  const { times } = lane;
  const font = pen.font(20, 600);
  const y = row.barY + row.barHeight / 2;
  const playheadX = xOf(timeScale, scene.playhead);
  const above = y - pen.px(8) - pen.type(20) * 0.6;
  let free = Number.POSITIVE_INFINITY;
  for (
    let i = times.find(Math.min(now, timeScale.to));
    i >= times.first && times.start(i) >= timeScale.from;
    i--
  ) {
    if (times.state(i) !== STATE.none) {
      free = xOf(timeScale, times.start(i)) - pen.px(4); // a bar, which has words of its own
      continue;
    }
    const event = log.eventAt(times.seq(i));
    if (event === null || KINDS_WITHOUT_DOT.has(event.kind)) continue;
    const x = xOf(timeScale, event.t);
    pen.ctx.fillStyle = pen.palette.ink;
    pen.ctx.beginPath();
    pen.ctx.arc(x, y, pen.px(8), 0, 2 * Math.PI);
    pen.ctx.fill();
    pen.ctx.strokeStyle = pen.palette.panel;
    pen.ctx.lineWidth = 2;
    pen.ctx.stroke();
    if (row.detail === 'compact') continue;
    const edge = x < playheadX ? Math.min(free, playheadX - 4) : free;
    const room = Math.min(edge, timeScale.left + timeScale.width) - x - pen.px(10);
    const said = [`${event.kind} ${event.text ?? event.object?.name ?? ''}`.trim(), event.kind];
    const text = said.find((words) => pen.measure(words, font) < room);
    if (text !== undefined) pen.text(text, x + pen.px(6), above, font, pen.palette.ink);
    free = x - pen.px(12);
  }
}

/** Marks the chosen event: a frame around the bar that it began, and a dot where it happened. */
export function drawSelection(pen: Pen, scene: Scene): void {
  const { selected, log, timeScale, now } = scene;
  const event = selected === null ? null : log.eventAt(selected);
  const row = event === null ? undefined : rowOf(scene, event.actor.id);
  const lane = row === undefined ? undefined : scene.lanes[row.lane];
  if (event === null || row === undefined || lane === undefined) return;
  const { ctx, palette } = pen;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 3;
  const index = lane.times.findSeq(event.seq);
  if (index >= 0 && lane.times.seq(index) === event.seq && lane.times.state(index) !== STATE.none) {
    const x0 = xOf(timeScale, lane.times.start(index));
    const width = xOf(timeScale, Math.min(lane.times.end(index), now)) - x0;
    if (width > 8) {
      pen.round(x0 - 3, row.barY - 3, width + 3, row.barHeight + 6, pen.px(9));
      ctx.stroke();
    }
  }
  ctx.fillStyle = palette.ink;
  ctx.strokeStyle = palette.panel;
  ctx.beginPath();
  ctx.arc(xOf(timeScale, event.t), row.barY + row.barHeight / 2, pen.px(9), 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
}

function drawRails(pen: Pen, scene: Scene, lane: Lane, row: LaneRow): void {
  const { timeScale, log, now } = scene;
  const compact = row.detail === 'compact';
  const thick = compact ? 3 : pen.px(8);
  const colour = pen.colours(STATE.holding).edge;
  const font = pen.font(19, 500);
  const deepest = lane.rails.filter((rail) => rail.length > 0).length;
  let free = timeScale.left;
  lane.rails.slice(0, compact ? 1 : 2).forEach((rail, number) => {
    if (rail.length === 0 || countIn(rail, timeScale) > timeScale.width / 2) return;
    const y = row.barY + row.barHeight + (compact ? 2 : pen.px(9) + number * pen.px(11));
    for (const box of boxesOf(rail, timeScale, now)) {
      const x0 = Math.max(box.x0, timeScale.left - 9);
      const x1 = Math.min(
        box.x1 - (box.x1 - box.x0 > 8 ? 3 : 0),
        timeScale.left + timeScale.width + 9,
      );
      if (x1 - x0 < 4) pen.fill(x0, y, Math.max(1, x1 - x0), thick, colour);
      else {
        pen.ctx.fillStyle = colour;
        pen.round(x0, y, x1 - x0, thick, thick / 2);
        pen.ctx.fill();
      }
      const name = log.objects[box.object]?.name;
      if (row.detail !== 'full' || name === undefined || !box.whole) continue;
      const start = Math.max(x0, timeScale.left, number > 0 ? free : 0) + 2;
      const width = pen.measure(name, font);
      if (start + width + 4 > Math.min(x1, timeScale.left + timeScale.width)) continue;
      const under =
        row.barY +
        row.barHeight +
        pen.px(9) +
        Math.min(2, deepest) * pen.px(11) +
        pen.type(19) * 0.62;
      pen.fill(
        start - 3,
        under - pen.type(19) * 0.6,
        width + 6,
        pen.type(19) * 1.2,
        pen.palette.panel,
      );
      pen.text(name, start, under, font, pen.palette.ink2);
      free = start + width + 16;
    }
  });
}

function drawDense(pen: Pen, scene: Scene, dense: readonly { lane: Lane; row: LaneRow }[]): void {
  const { timeScale, now } = scene;
  const width = Math.max(1, Math.round(timeScale.width));
  const height = dense.length * SHARE_ROWS;
  if (sheet === null || sheet.width !== width || sheet.height !== height)
    sheet = new PixelSheet(width, height);
  const tiles = shareTiles(pen.palette);
  const { pixels } = sheet;
  dense.forEach(({ lane }, i) => {
    fillShares(lane.times, timeScale, now, tiles, pixels, i * SHARE_ROWS * width, SHARE_ROWS);
  });
  sheet.commit();
  dense.forEach(({ row }, i) => {
    sheet?.draw(
      pen.ctx,
      i * SHARE_ROWS,
      SHARE_ROWS,
      timeScale.left,
      row.barY,
      timeScale.width,
      row.barHeight,
    );
  });
}
