import type { LaneState } from '../../model/lanes/lane-state';
import type { Metrics } from './metrics';

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
    const need = swatchWidth(metrics, entry) + metrics.px(10) + metrics.measure(entry, font);
    if (x > 0 && x + need > width) {
      x = 0;
      row++;
    }
    const placed = { entry, x, row };
    x += need + metrics.px(20);
    return placed;
  });
}

/** The width of what stands before the word of an entry. */
export function swatchWidth(metrics: Metrics, entry: LegendEntry): number {
  return metrics.px(entry === 'hand-off' || entry === 'wake-up' ? 42 : 28);
}
