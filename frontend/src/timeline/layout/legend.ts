import { type LaneState, STATE } from '../../model/lanes/lane-state';
import type { Arrow } from './arrows';
import { type Bar, swatchOf } from './bars';
import type { Metrics } from './metrics';
import type { Box, PlacedText } from './shapes';

/** An entry of the legend. */
export type LegendEntry = LaneState | 'hand-off' | 'wake-up';

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
    const need = signWidth(metrics, entry) + metrics.px(10) + metrics.measure(entry, font);
    if (x > 0 && x + need > width) {
      x = 0;
      row++;
    }
    const placed = { entry, x, row };
    x += need + metrics.px(20);
    return placed;
  });
}

/** An entry in its place: its word, and a bar or an arrow before it. */
export interface LegendItem {
  readonly bar: Bar | null;
  readonly arrow: Arrow | null;
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
    const word = { text: entry, x: x + width + metrics.px(10), y, font };
    if (entry !== 'hand-off' && entry !== 'wake-up')
      return { bar: swatchOf(metrics, STATE[entry], x, y, width), arrow: null, word };
    const arrow = { x0: x, y0: y, x1: x + width, y1: y, solid: entry === 'hand-off' };
    return { bar: null, arrow, word };
  });
}

/** The width of the bar or arrow before a word. */
function signWidth(metrics: Metrics, entry: LegendEntry): number {
  return metrics.px(entry === 'hand-off' || entry === 'wake-up' ? 42 : 28);
}
