import { formatMoment } from '../../base/format';
import type { CssPx } from '../../base/units';
import { type Tick, ticksIn } from '../time/ticks';
import { xOf } from '../time/time-scale';
import type { Scene } from './scene';
import type { Box, PlacedText, RoundBox } from './shapes';

/** The ruler: a line across the plot at each of its marks, and their labels. */
export interface Ruler {
  readonly lines: readonly Box[];
  readonly labels: readonly PlacedText[];
  readonly playhead: PlayheadMark;
}

/** The playhead: where it is, and the time on it. */
export interface PlayheadMark {
  readonly x: CssPx;
  /** Whether it is in the window. */
  readonly isInView: boolean;
  readonly pill: RoundBox;
  readonly time: PlacedText;
}

/** Lays the ruler out; a label that the time at the playhead would cover is left out. */
export function rulerOf(scene: Scene): Ruler {
  const { timeScale, layout, metrics } = scene;
  const { plot, ruler } = layout;
  const font = metrics.font(20, 500);
  const ticks = ticksOf(scene);
  const playhead = playheadOf(scene, ticks);
  const { pill } = playhead;
  const y = ruler.y + ruler.height / 2;
  const labels = ticks.map(({ nanos, label }) => {
    return { text: label, x: xOf(timeScale, nanos), y, font, isCentered: true };
  });
  return {
    lines: labels.map(({ x }) => ({ x: Math.round(x), y: plot.y, width: 1, height: plot.height })),
    labels: labels.filter(({ text, x }) => {
      const half = metrics.measure(text, font) / 2;
      const isClear = x + half < pill.x - 6 || x - half > pill.x + pill.width + 6;
      const isInside = x - half > timeScale.left - metrics.px(34) && x + half < layout.width - 4;
      return isClear && isInside;
    }),
    playhead,
  };
}

function ticksOf({ timeScale, metrics }: Scene): Tick[] {
  const font = metrics.font(20, 500);
  const widest = (label: string) => metrics.measure(label.replace(/\d/g, '0'), font);
  return ticksIn(timeScale, timeScale.width, widest);
}

function playheadOf(scene: Scene, ticks: readonly Tick[]): PlayheadMark {
  const { timeScale, layout, metrics } = scene;
  const { ruler } = layout;
  const text = timeAtPlayhead(scene, ticks);
  const font = metrics.font(21, 700);
  const width = metrics.measure(text.replace(/\d/g, '0'), font) + metrics.px(26);
  const height = Math.min(metrics.px(36), ruler.height - 6);
  const x = xOf(timeScale, scene.playhead);
  const right = layout.width - width - 4;
  const left = Math.min(Math.max(x - width / 2, timeScale.left - metrics.px(40)), right);
  const y = ruler.y + (ruler.height - height) / 2;
  return {
    x,
    isInView: x >= timeScale.left - 2 && x <= timeScale.left + timeScale.width + 2,
    pill: { x: left, y, width, height, radius: metrics.px(10) },
    time: { text, x: left + width / 2, y: y + height / 2, font, isCentered: true },
  };
}

/** As precise as the window is long; less while it moves, because nobody can read digits that fly past. */
function timeAtPlayhead({ timeScale, playhead, follow, log }: Scene, ticks: readonly Tick[]) {
  const isMoving = follow && !log.ended && log.state !== 'paused';
  const step = (timeScale.to - timeScale.from) / (isMoving ? 40 : 1000);
  const isInSeconds = ticks.some(({ label }) => label.endsWith(' s'));
  return formatMoment(
    playhead,
    Math.min(isMoving ? 1e8 : 1e6, Math.max(1, step)),
    isInSeconds ? Math.max(1e9, timeScale.to) : timeScale.to,
  );
}
