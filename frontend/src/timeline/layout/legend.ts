import { type LaneState, STATE } from '../../model/lanes/lane-state';
import { isSquare, MARK, type MarkKind } from '../../model/marks/mark-kind';
import type { Arrow } from './arrows';
import { type Bar, swatchOf } from './bars';
import type { Metrics } from './metrics';
import type { Box, PlacedText, RoundBox } from './shapes';

/** An entry of the legend. */
export type LegendEntry = LaneState | 'hand-off' | 'wake-up' | MarkKind;

/** The marks that the legend explains; the others say in words what they are. */
const MARKS: readonly MarkKind[] = [
  'read',
  'write',
  'lost update',
  'put',
  'taken',
  'notify',
  'missed',
  'tried',
];

/** What the legend calls them, where that is more than their kind. */
const CALLED: Readonly<Partial<Record<LegendEntry, string>>> = {
  'lost update': 'overwrites unseen',
  notify: 'notified',
  missed: 'nobody waits',
  tried: 'tried in vain',
};

const ORDER: readonly LegendEntry[] = [
  'running',
  'working',
  'holding',
  'waiting',
  'blocked',
  'sleeping',
  'deadlock',
  'stalled',
  'hand-off',
  'wake-up',
  ...MARKS,
];

/** What has been seen, in the order of the legend. */
export function entriesFor(seen: ReadonlySet<LegendEntry>): LegendEntry[] {
  return ORDER.filter((entry) => seen.has(entry));
}

/** An entry and where it stands, relative to the legend's left edge. */
export interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly row: number;
}

/** Puts the entries into as many rows as they need. */
export function placeEntries(
  metrics: Metrics,
  entries: readonly LegendEntry[],
  width: number,
): PlacedEntry[] {
  const font = metrics.font(20, 500);
  let x = 0;
  let row = 0;
  return entries.map((entry) => {
    const need = signWidth(metrics, entry) + metrics.px(10) + metrics.measure(wordOf(entry), font);
    if (x > 0 && x + need > width) {
      x = 0;
      row++;
    }
    const placed = { entry, x, row };
    x += need + metrics.px(20);
    return placed;
  });
}

/** An entry in its place: its word, and a bar, an arrow or a mark before it. */
export interface LegendItem {
  readonly bar: Bar | null;
  readonly arrow: Arrow | null;
  readonly mark: { readonly mark: number; readonly box: RoundBox } | null;
  readonly word: PlacedText;
}

/** The entries in the box of the legend. */
export function legendItems(
  metrics: Metrics,
  box: Box,
  placed: readonly PlacedEntry[],
): LegendItem[] {
  const font = metrics.font(20, 500);
  return placed.map(({ entry, x: fromLeft, row }) => {
    const x = box.x + fromLeft;
    const y = box.y + metrics.px(8) + metrics.px(36) * (row + 0.5);
    const width = signWidth(metrics, entry);
    const word = { text: wordOf(entry), x: x + width + metrics.px(10), y, font };
    const item = { bar: null, arrow: null, mark: null, word };
    if (isMark(entry)) {
      const radius = isSquare(MARK[entry]) ? metrics.px(4) : width / 2;
      const box = { x, y: y - width / 2, width, height: width, radius };
      return { ...item, mark: { mark: MARK[entry], box } };
    }
    if (entry === 'hand-off' || entry === 'wake-up') {
      const arrow = { x0: x, y0: y, x1: x + width, y1: y, solid: entry === 'hand-off' };
      return { ...item, arrow };
    }
    return { ...item, bar: swatchOf(metrics, STATE[entry], x, y, width) };
  });
}

function isMark(entry: LegendEntry): entry is MarkKind {
  return MARKS.includes(entry as MarkKind);
}

function wordOf(entry: LegendEntry): string {
  return CALLED[entry] ?? entry;
}

/** The width of the bar, arrow or mark before a word. */
function signWidth(metrics: Metrics, entry: LegendEntry): number {
  if (isMark(entry)) return metrics.px(24);
  return metrics.px(entry === 'hand-off' || entry === 'wake-up' ? 42 : 28);
}
