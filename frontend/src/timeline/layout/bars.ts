import type { CssPx } from '../../base/units';
import { STATE } from '../../model/lanes/lane-state';
import type { LaneBox } from './lane-boxes';
import type { LaneRow } from './lane-row';
import type { Metrics } from './metrics';
import type { PlacedText, RoundBox } from './shapes';

/** The bar of a state. */
export interface Bar extends RoundBox {
  readonly state: number;
  /** Where hatch or dots begin, so that a label stays clear. */
  readonly textureFrom: CssPx;
  /** The height of the strip at the foot of a bar that works. */
  readonly stripHeight: CssPx;
}

/** A bar, and the label on it. */
export interface LabelledBar {
  readonly bar: Bar;
  readonly label: PlacedText | null;
}

/** The stretch of a lane that is in view, and what its labels keep clear of. */
export interface LaneView {
  readonly left: CssPx;
  readonly right: CssPx;
  readonly playheadX: CssPx;
  /** The marks on the bars, from left to right. */
  readonly marks?: readonly Stretch[];
}

/** A stretch of a lane, from left to right. */
export interface Stretch {
  readonly x: CssPx;
  readonly width: CssPx;
}

/** The height of a state's bar as a part of the full height: the second cue besides the colour. */
export function heightOf(state: number): number {
  if (state === STATE.waiting || state === STATE.blocked) return 0.64;
  return state === STATE.sleeping ? 0.3 : 1;
}

/** The bar of a state from `x0` to `x1`; it is lower than the row's bars in some states. */
export function barOf(
  metrics: Metrics,
  state: number,
  x0: CssPx,
  x1: CssPx,
  { barY, barHeight }: Pick<LaneRow, 'barY' | 'barHeight'>,
  textureFrom = x0,
): Bar {
  const height = Math.round(barHeight * heightOf(state));
  return {
    state,
    x: x0,
    y: barY + Math.round((barHeight - height) / 2),
    width: x1 - x0,
    height,
    radius: state === STATE.sleeping ? height / 2 : metrics.px(7),
    textureFrom: Math.max(x0, textureFrom),
    stripHeight: metrics.px(6),
  };
}

/** How high a bar of the full height is in the legend and beside a name, on the wide screen. */
const SWATCH_HEIGHT = 26;

/** A small bar in a state, its middle at the height `y`; null if the state has none. */
export function swatchOf(
  metrics: Metrics,
  state: number,
  x: CssPx,
  y: CssPx,
  width: CssPx,
): Bar | null {
  if (state === STATE.none) return null;
  const part = heightOf(state);
  const height = (metrics.px(SWATCH_HEIGHT) * (state === STATE.sleeping ? 0.36 : part)) / part;
  const row = { barY: Math.round(y - height / 2), barHeight: Math.round(height) };
  return barOf(metrics, state, x, x + width, row);
}

/** The bars of a lane and, where it fits whole, a label on each: the first of its texts that fits. */
export function barsOf(
  metrics: Metrics,
  row: LaneRow,
  boxes: readonly LaneBox[],
  view: LaneView,
  textsFor: (box: LaneBox) => readonly string[],
): LabelledBar[] {
  const font = metrics.font(row.detail === 'compact' ? 18 : 21, 650);
  const above = metrics.font(18, 500);
  return boxes.flatMap((box) => {
    const x0 = Math.max(box.x0, view.left - 20);
    const x1 = Math.min(box.x1 - gapAfter(box), view.right + 20);
    if (x1 <= x0) return [];
    const isSleeping = box.state === STATE.sleeping;
    const label = labelOf(metrics, row, box, view, x0, x1, isSleeping ? above : font, textsFor);
    const textureFrom = label === null || isSleeping ? x0 : label.end;
    return { bar: barOf(metrics, box.state, x0, x1, row, textureFrom), label };
  });
}

function gapAfter({ x0, x1 }: LaneBox): number {
  return x1 - x0 > 12 ? 3 : x1 - x0 > 5 ? 1 : 0;
}

/** The first text that fits into what is free of a bar, the playhead and the marks left out; `end` is where it ends. */
function labelOf(
  metrics: Metrics,
  row: LaneRow,
  box: LaneBox,
  view: LaneView,
  x0: CssPx,
  x1: CssPx,
  font: string,
  textsFor: (box: LaneBox) => readonly string[],
): (PlacedText & { readonly end: CssPx }) | null {
  const from = Math.max(x0, view.left);
  const to = Math.min(x1, view.right);
  const isSleeping = box.state === STATE.sleeping;
  if (!box.whole || to - from < metrics.px(50)) return null;
  const room = row.barHeight * (isSleeping ? 1 : heightOf(box.state));
  if (room < metrics.type(isSleeping ? 38 : 18) + 5) return null;
  const pad = metrics.px(isSleeping ? 6 : 12);
  const y = isSleeping
    ? row.barY + row.barHeight * 0.35 - metrics.type(18) * 0.62
    : row.barY + row.barHeight / 2;
  const free = freeParts(from, to, view);
  for (const text of textsFor(box)) {
    const need = metrics.measure(text, font) + 2 * pad;
    const part = free.find(({ width }) => need <= width);
    if (part !== undefined) return { text, x: part.x + pad, y, font, end: part.x + need };
  }
  return null;
}

/** What is free between two pixels, from left to right. */
function freeParts(from: CssPx, to: CssPx, { playheadX, marks = [] }: LaneView): Stretch[] {
  const parts: Stretch[] = [];
  let start = from;
  const take = (x: CssPx, end: CssPx) => {
    if (end <= start || x >= to) return;
    if (x > start) parts.push({ x: start, width: x - start });
    start = Math.max(start, end);
  };
  const playhead = { x: playheadX - 2, width: 6 };
  const obstacles = playheadX > from && playheadX < to ? [...marks, playhead] : marks;
  for (const { x, width } of [...obstacles].sort((a, b) => a.x - b.x)) take(x, x + width);
  if (start < to) parts.push({ x: start, width: to - start });
  return parts;
}
