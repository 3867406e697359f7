import type { CssPx } from '../../base/units';
import { isNote, isSquare, MARK } from '../../model/marks/mark-kind';
import { type LaneRow, NOTE_GAP, NOTE_HEIGHT, noteRoom } from '../layout/lane-row';
import type { Metrics } from '../layout/metrics';
import type { PlacedText, RoundBox } from '../layout/shapes';
import type { TimeScale } from '../time/time-scale';

/** Where a mark stands, and its text. */
export interface MarkShape {
  readonly box: RoundBox;
  readonly text: PlacedText | null;
  readonly isAbove: boolean;
}

/** What a mark has to fit into. */
export interface MarkRoom {
  readonly plot: Pick<TimeScale, 'left' | 'width'>;
  readonly row: LaneRow;
}

/** How high marks on a bar are on the wide screen. */
const HEIGHT = 30;

/** How high the sign of a try in vain is: there may be many, and each of them says little. */
const SIGN_HEIGHT = 18;

/** The longest text of a mark, in pixels of the wide screen; of a printed line. */
const MAX_WIDTH = 74;
const MAX_LINE = 420;

/** The longest text of a mark that says more than it must. */
export const LONG_WIDTH = 170;

/** How far from the side of what stands above a bar its stem is. */
const STEM = 14;

/** Marks with a picture before their text. */
const WITH_ICON: ReadonlySet<number> = new Set([MARK.notify, MARK.missed, MARK.timeout]);

/** What stands above a bar with its words to the left of its stem, where there is no room to the right. */
export function toTheLeft(metrics: Metrics, { box, text }: MarkShape, x: CssPx): MarkShape {
  const left = x + metrics.px(STEM) - box.width;
  return {
    box: { ...box, x: left },
    text: text && { ...text, x: text.x + left - box.x },
    isAbove: true,
  };
}

/** What stands above a bar without its words, where there is no room for them. */
export function withoutWords(metrics: Metrics, { box }: MarkShape, x: CssPx): MarkShape {
  const width = metrics.px(16);
  return { box: { ...box, x: x - width / 2, width }, text: null, isAbove: true };
}

/** The shape of a mark at `x`; null if there is no room for it on the row. */
export function shapeOfMark(
  metrics: Metrics,
  room: MarkRoom,
  mark: number,
  text: string,
  x: CssPx,
  widest = MAX_WIDTH,
): MarkShape | null {
  const { row } = room;
  if (!isNote(mark)) return onBar(metrics, room, mark, text, x, widest);
  if (row.barY - row.y >= noteRoom((size) => metrics.px(size)))
    return above(metrics, room, text, x);
  return mark === MARK.print ? null : onBar(metrics, room, mark, text, x, widest);
}

function above(
  metrics: Metrics,
  { row, plot }: MarkRoom,
  text: string,
  x: CssPx,
): MarkShape | null {
  const font = metrics.font(18, 650);
  const pad = metrics.px(6);
  const width = metrics.measure(text, font) + 2 * pad;
  if (width > metrics.px(MAX_LINE)) return null;
  const height = metrics.px(NOTE_HEIGHT);
  const y = row.barY - metrics.px(NOTE_GAP) - height;
  const edge = plot.left + plot.width - width - 2;
  const left = x > plot.left + plot.width ? x : Math.min(x - metrics.px(STEM), edge);
  return {
    box: { x: left, y, width, height, radius: metrics.px(6) },
    text: { text, x: left + pad, y: y + height / 2, font },
    isAbove: true,
  };
}

function onBar(
  metrics: Metrics,
  { row, plot }: MarkRoom,
  mark: number,
  text: string,
  x: CssPx,
  widest: number,
): MarkShape {
  const full = mark === MARK.tried ? SIGN_HEIGHT : HEIGHT;
  const height = Math.min(metrics.px(full), row.barHeight - 4);
  const font = metrics.font(18, 750);
  const icon = WITH_ICON.has(mark) ? height * 0.62 : 0;
  const wanted = metrics.measure(text, font);
  const fits = wanted <= metrics.px(widest) || (isNote(mark) && wanted <= metrics.px(280));
  const said = fits ? wanted : 0;
  const pad = isSquare(mark) ? metrics.px(4) : (icon > 0 ? 0.36 : 0.3) * height;
  const width = Math.max(isSquare(mark) ? metrics.px(26) : height, said + icon + 2 * pad);
  const [left, right] = [plot.left - metrics.px(14), plot.left + plot.width + metrics.px(14)];
  const isInPlot = x >= plot.left && x <= plot.left + plot.width;
  const box = {
    x: isInPlot ? Math.max(left, Math.min(x - width / 2, right - width)) : x - width / 2,
    y: row.barY + (row.barHeight - height) / 2,
    width,
    height,
    radius: isSquare(mark) ? metrics.px(4) : height / 2,
  };
  const middle = box.x + icon + (width - icon) / 2;
  const placed = { text, x: middle, y: box.y + height / 2, font, isCentered: true };
  return { box, text: fits && text !== '' ? placed : null, isAbove: false };
}
