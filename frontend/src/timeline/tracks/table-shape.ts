import { formatDuration } from '../../base/format';
import type { CssPx } from '../../base/units';
import type { RunLog } from '../../model/run-log';
import { saidOf } from '../../model/tables/said';
import { NOTHING, type Strip } from '../../model/tables/strip';
import { kindFor } from '../../model/tables/tables';
import type { ValueTable } from '../../model/tables/value-table';
import type { TrackRow } from '../layout/layout';
import type { Metrics } from '../layout/metrics';
import type { Scene } from '../layout/scene';
import type { Box, PlacedText } from '../layout/shapes';
import { TABLE_BOTTOM, TABLE_TOP } from '../layout/shown-tracks';
import { axisOf, positionAt } from '../time/time-scale';
import { stepsOf } from './track-steps';

/** How long a strip has one value, in its row. */
export interface ValueBox extends Box {
  /** How strongly it is filled, from 0 to 1: so that values that follow each other can be told apart. */
  readonly strength: number;
  /** Its value, where there is room for all of it. */
  readonly text: PlacedText | null;
  /** Whether it is a block of memory that nobody removed. */
  readonly isLeft: boolean;
  /** Whether it stands for several values that follow each other too fast to be told apart. */
  readonly isMixed: boolean;
}

/** Where the strips of a table are: each in a row of its own. */
export interface StripRow {
  readonly strip: Strip;
  readonly y: CssPx;
  readonly height: CssPx;
}

/** The rows of the strips of a table. */
export function stripRowsOf(metrics: Metrics, table: ValueTable, row: TrackRow): StripRow[] {
  const top = row.y + metrics.px(TABLE_TOP);
  const room = row.height - metrics.px(TABLE_TOP) - metrics.px(TABLE_BOTTOM);
  const height = room / Math.max(1, table.strips.length);
  return table.strips.map((strip, i) => {
    const y = Math.round(top + i * height);
    return { strip, y, height: Math.round(top + (i + 1) * height) - y };
  });
}

/** The boxes of a strip up to `now`. */
export function valueBoxesOf(
  scene: Scene,
  { kind }: ValueTable,
  { strip, y, height }: StripRow,
): ValueBox[] {
  const { metrics, timeScale, now, log } = scene;
  const gap = height >= 12 ? 3 : height >= 5 ? 1 : 0;
  const font = metrics.font(19, 700);
  const hasText = height - gap >= metrics.type(19) * 0.8;
  const isLeft = isLeftBehind(log, strip);
  const boxes = stepsOf(strip.track, timeScale, now).flatMap(({ x, width, min, max }, i, steps) => {
    if (max === NOTHING) return [];
    const box = { x, y, width, height: height - gap };
    const [before, next] = [steps[i - 1], steps[i + 1]];
    // the column in which a value begins belongs to it
    if (min !== max) return next?.min === max && next.max === max ? [] : [mixed(box)];
    const from = before !== undefined && before.min !== max && before.max === max ? before.x : x;
    const whole = { ...box, x: from, width: x + width - from };
    const said = saidAt(log, strip, max);
    const text = kind === 'phases' ? `${said} ${durationOf(scene, strip, x + width / 2)}` : said;
    const inside = hasText ? textIn(metrics, whole, text, font) : null;
    const placed = kind === 'phases' ? (inside ?? textAbove(scene, whole, text)) : inside;
    return [{ ...whole, strength: strengthOf(text), text: placed, isLeft, isMixed: false }];
  });
  return joined(boxes);
}

/** The boxes with neighbours as one where both stand for several values: else there might be one for each column. */
function joined(boxes: readonly ValueBox[]): ValueBox[] {
  const all: ValueBox[] = [];
  for (const box of boxes) {
    const before = all.at(-1);
    const isOn = before?.isMixed === true && box.isMixed && before.x + before.width === box.x;
    if (isOn) all[all.length - 1] = { ...before, width: before.width + box.width };
    else all.push(box);
  }
  return all;
}

/** What a strip is at the playhead; null: nothing. */
export function saidAtPlayhead({ log, timeScale, playheadAt }: Scene, strip: Strip): string | null {
  const seq = strip.track.valueAt(playheadAt, axisOf(timeScale));
  return seq === NOTHING ? null : saidAt(log, strip, seq);
}

/** Whether a run left a block of memory behind. */
export function isLeftBehind(log: RunLog, { object, isThere }: Strip): boolean {
  return log.ended && isThere && kindFor(object) === 'blocks';
}

function saidAt(log: RunLog, strip: Strip, seq: number): string {
  const event = log.eventAt(seq);
  return event === null ? '' : saidOf(strip, event);
}

/** How long a value is there that is so at a pixel. */
function durationOf({ timeScale, now }: Scene, { track }: Strip, x: CssPx): string {
  const index = track.find(positionAt(timeScale, x), axisOf(timeScale));
  const end = index + 1 < track.length ? track.start(index + 1) : now;
  return index < 0 ? '' : formatDuration(end - track.start(index));
}

function mixed(box: Box): ValueBox {
  return { ...box, strength: 0.5, text: null, isLeft: false, isMixed: true };
}

function textIn(metrics: Metrics, box: Box, text: string, font: string): PlacedText | null {
  if (text === '' || metrics.measure(text, font) + metrics.px(6) > box.width) return null;
  return {
    text,
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    font,
    isCentered: true,
  };
}

/** A text beside the title, over its box and before the playhead: there are few phases, and how long they took is the point. */
function textAbove(scene: Scene, box: Box, text: string): PlacedText {
  const { metrics, timeScale, playheadX } = scene;
  const font = metrics.font(18, 600);
  const right = Math.min(timeScale.left + timeScale.width, playheadX) - metrics.px(10);
  const x = Math.min(box.x, Math.max(timeScale.left, right - metrics.measure(text, font)));
  return { text, x, y: box.y - metrics.px(14), font };
}

/** Neighbouring numbers differ. */
function strengthOf(text: string): number {
  const number = Number(text);
  return Number.isInteger(number) ? ([0.3, 0.75, 0.5][Math.abs(number) % 3] ?? 0.3) : 0.3;
}
