import { formatDuration, formatMoment } from '../../base/format';
import type { CssPx } from '../../base/units';
import type { TimeRange, TimeScale } from '../time/time-scale';
import type { Metrics } from './metrics';
import type { Scene } from './scene';
import type { Box, PlacedText, RoundBox } from './shapes';

/** Where the parts of the overview are. */
export interface OverviewShape {
  /** The picture of the whole run. */
  readonly strip: Box;
  /** What of it is in the window, and the frame around that. */
  readonly window: Box;
  readonly frame: RoundBox;
  /** How many CSS pixels high the picture is made. */
  readonly pictureHeight: CssPx;
}

/** Lays the overview out in its box; `whole` is the run on it, `view` the window. */
export function overviewOf(
  metrics: Metrics,
  box: Box,
  whole: TimeScale,
  view: TimeRange,
): OverviewShape {
  const perNano = box.width / (whole.to - whole.from);
  const x0 = box.x + Math.max(0, view.from - whole.from) * perNano;
  const x1 = box.x + Math.min(whole.to, view.to - whole.from) * perNano;
  const width = Math.max(10, x1 - x0);
  const inset = metrics.px(5);
  const { x, y, height } = box;
  return {
    strip: { x, y: y + inset, width: box.width, height: height - 2 * inset },
    window: { x: x0, y, width, height },
    frame: { x: x0 - 1.5, y: y + 1.5, width: width + 3, height: height - 3, radius: 8 },
    pictureHeight: metrics.px(42),
  };
}

/** What stands beside the overview: what it is, and how long the run is. */
export function overviewTexts({ layout, metrics, now }: Scene): [PlacedText, PlacedText] {
  const { overview } = layout;
  const x = metrics.px(20);
  const middle = overview.y + overview.height / 2;
  const length = now >= 1e9 ? formatMoment(now, 1e8) : formatDuration(now);
  return [
    { text: 'Whole run', x, y: middle - metrics.px(11), font: metrics.font(19, 550) },
    { text: length, x, y: middle + metrics.px(13), font: metrics.font(18, 500) },
  ];
}
