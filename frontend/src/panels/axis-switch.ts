import { html, type TemplateResult } from 'lit';
import type { AxisName } from '../base/axis';

const AXES: readonly (readonly [AxisName, string, string])[] = [
  ['time', 'Time', 'Time axis: as long as it took (T)'],
  ['events', 'Events', 'Event axis: each event is one step (T)'],
];

/** The switch between the time axis and the event axis. */
export function axisSwitch(shown: AxisName, choose: (axis: AxisName) => void): TemplateResult {
  return html`<div class="axis" role="group" aria-label="Axis">${AXES.map(
    ([
      axis,
      name,
      title,
    ]) => html`<button type="button" title=${title} aria-pressed=${shown === axis}
      @click=${() => choose(axis)}>${name}</button>`,
  )}</div>`;
}
