import { formatMoment } from '../base/format';
import type { Span } from './view';

/** A mark on the ruler. */
export interface Tick {
  readonly nanos: number;
  readonly label: string;
}

/** Round moments in the window, so few that their labels, `labelWidth` pixels each, have air between them. */
export function ticksIn(view: Span, width: number, labelWidth: number): Tick[] {
  const least = ((view.to - view.from) * labelWidth * 1.5) / Math.max(1, width);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
  const ticks: Tick[] = [];
  for (let i = Math.ceil(view.from / step); i * step <= view.to; i++) {
    ticks.push({ nanos: i * step, label: formatMoment(i * step, step) });
  }
  return ticks;
}
