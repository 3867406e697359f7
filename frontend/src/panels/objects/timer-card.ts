import { html, type TemplateResult } from 'lit';
import type { TimerState } from '../../model/objects/timer';
import type { CardContext } from './card-context';

const PHASES = {
  pending: 'has not gone off',
  running: 'has gone off',
  cancelled: 'cancelled',
  done: 'has run its function',
};

/** How far a timer has come. */
export function timerCard(
  { intervalMs, phase, cancelledBy }: TimerState,
  context: CardContext,
): TemplateResult {
  const interval = intervalMs === null ? '' : `after ${intervalMs} ms`;
  return html`<p class="now">
    <b>${PHASES[phase]}</b>
    <span class="quiet">${cancelledBy === null ? interval : `by ${context.who(cancelledBy)}`}</span>
  </p>`;
}
