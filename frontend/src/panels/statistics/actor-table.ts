import { html, type TemplateResult } from 'lit';
import { formatDuration } from '../../base/format';
import type { ActorReport } from '../../model/statistics/report';
import { swatch } from '../parts/actor-chip';

/** The smallest share that is named; the bar has the others, too. */
const MIN_SHARE = 0.005;

/** How every actor spent its time, and what it waited for longest. */
export function actorTable(actors: readonly ActorReport[]): TemplateResult {
  return html`<table class="actors">
    <caption>Time in each state</caption>
    <tr><th scope="col">Actor</th><th scope="col">Share of its time, and its longest wait</th></tr>
    ${actors.map(actorRow)}
  </table>`;
}

function actorRow({ actor, shares, waits, longest, longestFor }: ActorReport): TemplateResult {
  return html`<tr>
    <th scope="row">${actor.name}</th>
    <td>
      <div class="share" aria-hidden="true">
        ${shares.map(
          ({ state, share }) =>
            html`<span class="swatch" data-at=${state} style="flex-grow: ${share}"></span>`,
        )}
      </div>
      <ul class="shares">
        ${shares
          .filter(({ share }) => share >= MIN_SHARE)
          .map(({ state, share }) => html`<li>${swatch(state)}${state} ${percent(share)}</li>`)}
      </ul>
      <p>${
        waits === 0
          ? 'It never waited.'
          : html`<b>${formatDuration(longest)}</b> for ${longestFor?.name ?? 'something'}`
      }</p>
    </td>
  </tr>`;
}

/** A share in whole percent; what is there, but less than that, is said to be so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '< 1 %';
  return `${Math.round(share * 100)} %`;
}
