import { formatCount } from '../../base/format';
import type { Scene } from '../layout/scene';
import type { Box, PlacedText } from '../layout/shapes';
import { xAt } from '../time/time-scale';

/** Steps narrower than this get no tick each, in pixels. */
const MIN_TICK_PX = 6;

/** How much wider than a label the distance between two numbers is, at least. */
const AIR = 1.6;

/** The ruler of the event axis: a tick for each event, and the number of some. */
export interface EventMarks {
  readonly ticks: readonly Box[];
  readonly labels: readonly PlacedText[];
}

/** Lays out the ticks and the numbers of the events in the window, up to `now`. */
export function eventMarksOf(scene: Scene): EventMarks {
  const { timeScale, metrics, layout, log } = scene;
  const { steps, from, to, width } = timeScale;
  if (steps === undefined) return { ticks: [], labels: [] };
  const { ruler } = layout;
  const stepPx = width / (to - from);
  const first = Math.max(steps.seqAt(Math.ceil(from) - 1) + 1, 0);
  const last = Math.min(steps.seqAt(to), log.seqAt(scene.now) ?? -1);
  const font = metrics.font(20, 500);
  const widest = metrics.measure(`event ${formatCount(last)}`.replace(/\d/g, '0'), font) * AIR;
  const every = roundUp(widest / stepPx);
  const labels: PlacedText[] = [];
  for (let seq = Math.ceil(first / every) * every; seq <= last; seq += every) {
    const x = xAt(timeScale, steps.ofEvent(seq));
    const y = ruler.y + ruler.height / 2;
    labels.push({ text: `event ${formatCount(seq)}`, x, y, font, isCentered: true });
  }
  const ticks: Box[] = [];
  const height = metrics.px(8);
  for (let seq = first; seq <= last && stepPx >= MIN_TICK_PX; seq++) {
    const x = Math.round(xAt(timeScale, steps.ofEvent(seq))) - 1;
    ticks.push({ x, y: ruler.y + ruler.height - height, width: 2, height });
  }
  return { ticks, labels };
}

/** The next of 1, 2, 5, 10, 20, … */
function roundUp(least: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (factor * power >= least) return factor * power;
  }
}
