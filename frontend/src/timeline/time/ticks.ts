import { formatMoment } from '../../base/format';
import type { CssPx, Nanos } from '../../base/units';
import type { TimeRange } from './time-scale';

/** A mark on the ruler. */
export interface Tick {
  readonly nanos: Nanos;
  readonly label: string;
}

/** How much wider than a label the distance between two marks is, at least. */
const AIR = 1.5;

/** Round moments in the window, so few that their labels have air between them; `measure` gives a label's width. */
export function ticksIn(
  view: TimeRange,
  width: number,
  measure: (label: string) => number,
): Tick[] {
  const step = stepFor(view, width, measure);
  const ticks: Tick[] = [];
  for (let i = Math.ceil(view.from / step); i * step <= view.to; i++) {
    ticks.push({ nanos: i * step, label: formatMoment(i * step, step, view.to) });
  }
  return ticks;
}

function stepFor(view: TimeRange, width: CssPx, measure: (label: string) => CssPx): Nanos {
  const length = view.to - view.from;
  for (let power = 10 ** Math.floor(Math.log10(length / 100)); ; power *= 10) {
    for (const factor of [1, 2, 5]) {
      const step = factor * power;
      const need = measure(formatMoment(view.to, step, view.to)) * AIR;
      if ((step / length) * width >= need || step > length) return step;
    }
  }
}
