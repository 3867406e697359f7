import { formatMoment } from '../../base/format';
import type { CssPx } from '../../base/units';
import type { Metrics } from '../layout/metrics';
import { type RangeMark, rangeOf } from '../layout/range';
import type { Scene } from '../layout/scene';
import type { Box, PlacedText, RoundBox } from '../layout/shapes';
import { type Tick, ticksIn } from '../time/ticks';
import { xAt } from '../time/time-scale';
import { type Breaks, breaksOf } from './breaks';
import { type Badge, badgesOf } from './bursts';
import { eventMarksOf } from './event-marks';

/** The ruler: on the time axis round moments and the badges of bursts, on the event axis the events and the breaks. */
export interface Ruler {
  /** Lines across the plot at round moments, and short ones at events. */
  readonly lines: readonly Box[];
  readonly ticks: readonly Box[];
  readonly labels: readonly PlacedText[];
  readonly breaks: Breaks;
  readonly badges: readonly Badge[];
  readonly playhead: PlayheadMark;
  /** The part of the run that is marked, or null. */
  readonly range: RangeMark | null;
}

/** The playhead: where it is, and the time on it. */
export interface PlayheadMark {
  readonly x: CssPx;
  /** Whether it is in the window. */
  readonly isInView: boolean;
  readonly pill: RoundBox;
  readonly time: PlacedText;
}

/**
 * Lays the ruler out; a label that the time at the playhead, a badge or the length of a break would cover is left out, and all that the
 * words of a marked part would.
 */
export function rulerOf(scene: Scene): Ruler {
  const { timeScale, layout, metrics } = scene;
  const isTime = timeScale.steps === undefined;
  const moments = isTime ? ticksOf(scene) : [];
  const { ticks, labels: events } = eventMarksOf(scene);
  const labels = isTime ? momentLabels(scene, moments) : events;
  const playhead = playheadOf(scene, moments);
  const breaks = breaksOf(scene);
  const range = rangeOf(scene);
  const marked = range === null ? [] : [range.pill];
  const badges = badgesOf(scene, playhead.pill).filter(({ pill }) =>
    marked.every(({ x, width }) => pill.x + pill.width < x || pill.x > x + width),
  );
  const lengths = breaks.marks.flatMap(({ label }) =>
    label === null ? [] : boxOf(metrics, label),
  );
  const air = isTime ? 6 : metrics.px(16);
  const taken = [playhead.pill, ...marked, ...badges.map(({ pill }) => pill), ...lengths];
  const { plot } = layout;
  return {
    lines: isTime
      ? labels.map(({ x }) => ({ x: Math.round(x), y: plot.y, width: 1, height: plot.height }))
      : [],
    ticks,
    labels: labels.filter((label) => {
      const { x, width } = boxOf(metrics, label);
      const isInside = x > timeScale.left - metrics.px(34) && x + width < layout.width - 4;
      return (
        isInside && taken.every((box) => x + width < box.x - air || x > box.x + box.width + air)
      );
    }),
    breaks: {
      ...breaks,
      marks: breaks.marks.map(({ band, label }) => {
        const isClear =
          label === null ||
          [playhead.pill, ...marked].every((pill) => clears(metrics, label, pill));
        return { band, label: isClear ? label : null };
      }),
    },
    badges,
    playhead,
    range,
  };
}

function momentLabels({ timeScale, layout, metrics }: Scene, ticks: readonly Tick[]): PlacedText[] {
  const font = metrics.font(20, 500);
  const y = layout.ruler.y + layout.ruler.height / 2;
  return ticks.map(({ nanos, label }) => {
    return { text: label, x: xAt(timeScale, nanos), y, font, isCentered: true };
  });
}

function boxOf(metrics: Metrics, { text, x, y, font }: PlacedText): Box {
  const width = metrics.measure(text, font);
  return { x: x - width / 2, y, width, height: 0 };
}

function clears(metrics: Metrics, label: PlacedText, pill: Box): boolean {
  const { x, width } = boxOf(metrics, label);
  return x + width < pill.x - 6 || x > pill.x + pill.width + 6;
}

function ticksOf({ timeScale, metrics }: Scene): Tick[] {
  const font = metrics.font(20, 500);
  const widest = (label: string) => metrics.measure(label.replace(/\d/g, '0'), font);
  return ticksIn(timeScale, timeScale.width, widest);
}

/** Where the playhead stands, and the time on it. */
export function playheadOf(scene: Scene, ticks: readonly Tick[]): PlayheadMark {
  const { timeScale, layout, metrics, playheadX: x } = scene;
  const { ruler } = layout;
  const text = timeAtPlayhead(scene, ticks);
  const font = metrics.font(21, 700);
  const width = metrics.measure(text.replace(/\d/g, '0'), font) + metrics.px(26);
  const height = Math.min(metrics.px(36), ruler.height - 6);
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

/** As precise as the window is long, or on the event axis as the run; less while it moves, because nobody can read digits that fly past. */
function timeAtPlayhead(scene: Scene, ticks: readonly Tick[]): string {
  const { timeScale, playhead, follow, log, now } = scene;
  const { steps, from, to } = timeScale;
  const isMoving = follow && !log.ended && log.state !== 'paused';
  if (steps !== undefined) {
    const step = isMoving ? 1e8 : Math.min(1e6, now / 1000);
    return formatMoment(playhead, Math.max(1, step), now);
  }
  const step = (to - from) / (isMoving ? 40 : 1000);
  const isInSeconds = ticks.some(({ label }) => label.endsWith(' s'));
  return formatMoment(
    playhead,
    Math.min(isMoving ? 1e8 : 1e6, Math.max(1, step)),
    isInSeconds ? Math.max(1e9, to) : to,
  );
}
