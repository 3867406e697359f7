import { html, svg, type TemplateResult } from 'lit';
import { formatCount, formatDuration } from '../../base/format';
import {
  type DurationHistogram,
  MAX_NANOS,
  MIN_NANOS,
} from '../../model/statistics/duration-histogram';

/** How many bars there are: four for each factor of ten. */
const BARS = 28;

/** The size of the drawing, in pixels of a 1920 wide screen. */
const WIDTH = 490;
const HEIGHT = 150;
const FOOT = 34;

const LABELS = [
  [1e3, '1 µs'],
  [1e6, '1 ms'],
  [1e9, '1 s'],
  [1e10, '10 s'],
] as const;

/** How many waits took how long, on a logarithmic axis; as a table to who cannot see it. */
export function waitHistogram(waits: DurationHistogram, what: string): TemplateResult {
  const counts = waits.grouped(BARS);
  const most = Math.max(1, ...counts);
  const wide = WIDTH / BARS;
  const bars = counts.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(3, (count / most) * HEIGHT);
    return svg`<rect x=${i * wide + 1} y=${HEIGHT - height} width=${wide - 2} height=${height}><title>${spanOf(i)}: ${count}</title></rect>`;
  });
  return html`
    <svg class="wait-lengths" viewBox="0 -26 ${WIDTH} ${HEIGHT + FOOT + 26}" aria-hidden="true">
      <text class="most" x="0" y="-10">${waits.count === 0 ? 'no waits' : `highest bar: ${formatCount(most)}`}</text>
      ${bars}
      <path class="axis" d="M0 ${HEIGHT}H${WIDTH}${ticks()}" />
      ${LABELS.map(([nanos, label]) => svg`<text class=${anchor(nanos)} x=${xOf(nanos)} y=${HEIGHT + 22}>${label}</text>`)}
    </svg>
    <div class="visually-hidden"><table>
      <caption>How long the waits took: ${what}</caption>
      <tr><th scope="col">Length</th><th scope="col">Waits</th></tr>
      ${counts.map((count, i) => (count === 0 ? '' : html`<tr><td>${spanOf(i)}</td><td>${count}</td></tr>`))}
    </table></div>
  `;
}

function spanOf(bar: number): string {
  const edge = (i: number) => formatDuration(MIN_NANOS * (MAX_NANOS / MIN_NANOS) ** (i / BARS));
  return `${edge(bar)} to ${edge(bar + 1)}`;
}

function xOf(nanos: number): number {
  return (Math.log10(nanos / MIN_NANOS) / Math.log10(MAX_NANOS / MIN_NANOS)) * WIDTH;
}

function ticks(): string {
  const decades = Math.round(Math.log10(MAX_NANOS / MIN_NANOS));
  return Array.from(
    { length: decades + 1 },
    (_, i) => `M${Math.min(WIDTH - 1, Math.max(1, (i / decades) * WIDTH))} ${HEIGHT}v8`,
  ).join('');
}

function anchor(nanos: number): string {
  if (nanos === MIN_NANOS) return 'first';
  return nanos === MAX_NANOS ? 'last' : 'middle';
}
