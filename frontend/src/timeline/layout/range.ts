import { formatCount, formatDuration } from '../../base/format';
import { eventsIn } from '../../model/log/moment-range';
import { xOf } from '../time/time-scale';
import type { Scene } from './scene';
import type { Box, PlacedText, RoundBox } from './shapes';

/** A part of the run that is marked: its box, a line at each end, and what it says of itself. */
export interface RangeMark {
  readonly box: Box;
  readonly edges: readonly Box[];
  readonly pill: RoundBox;
  readonly text: PlacedText;
}

const EDGE = 2;

/** The mark of the range that is marked, or null if there is none, or it is not in the window. */
export function rangeOf(scene: Scene): RangeMark | null {
  const { marked, timeScale, layout, metrics, log } = scene;
  if (marked === null) return null;
  const { plot, ruler } = layout;
  const right = plot.x + plot.width;
  const inPlot = (x: number) => Math.min(Math.max(x, plot.x), right);
  const [start, end] = [xOf(timeScale, marked.from), xOf(timeScale, marked.to)];
  if (end < plot.x || start > right) return null;
  const [left, width] = [inPlot(start), inPlot(end) - inPlot(start)];
  const edges = [start, end]
    .filter((x) => x >= plot.x && x <= right)
    .map((x) => ({ x: x - EDGE / 2, y: plot.y, width: EDGE, height: plot.height }));
  const { first, end: after } = eventsIn(log, marked);
  const count = Math.max(0, after - first);
  const events = `${formatCount(count)} ${count === 1 ? 'event' : 'events'}`;
  const label = `${formatDuration(marked.to - marked.from)} · ${events}`;
  const font = metrics.font(20, 700);
  const pillWidth = metrics.measure(label, font) + metrics.px(24);
  const height = Math.min(metrics.px(34), ruler.height - 6);
  const middle = left + width / 2;
  const x = Math.max(plot.x, Math.min(middle - pillWidth / 2, layout.width - pillWidth - 4));
  const y = ruler.y + (ruler.height - height) / 2;
  return {
    box: { x: left, y: plot.y, width, height: plot.height },
    edges,
    pill: { x, y, width: pillWidth, height, radius: metrics.px(10) },
    text: { text: label, x: x + pillWidth / 2, y: y + height / 2, font, isCentered: true },
  };
}
