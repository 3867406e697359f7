import { html, nothing, type TemplateResult } from 'lit';
import type { CellsState } from '../../model/objects/cells';
import type { ManagerRequest, ManagerState } from '../../model/objects/manager';
import type { PerActorState } from '../../model/objects/per-actor';
import type { VariableState } from '../../model/objects/variable';
import type { CardContext } from './card-context';

const PHASES: Readonly<Record<ManagerRequest['phase'], string>> = {
  asked: 'on its way',
  served: 'being served',
  answered: 'reply on its way',
};

/** What a variable is, and who wrote it last. */
export function variableCard(state: VariableState, context: CardContext): TemplateResult {
  const { value, written, reads, writes } = state;
  return html`
    <p class="now"><b class="value">${value ?? 'not known'}</b></p>
    <p class="quiet">
      ${written === null ? 'Not written yet.' : `Written last by ${context.who(written)}.`}
      <span class="figures">${times(writes, 'write')}, ${times(reads, 'read')}</span>
    </p>
  `;
}

/** What every lane has for itself. */
export function perActorCard({ values }: PerActorState, context: CardContext): TemplateResult {
  const rows = [...values].sort(([a], [b]) => a - b);
  if (rows.length === 0) return html`<p class="quiet">No values yet.</p>`;
  return html`<table>
    <tr><th scope="col">Lane</th><th scope="col">Its own values</th></tr>
    ${rows.map(
      ([actor, own]) => html`<tr>
        <th scope="row">${context.chip(actor)}</th>
        <td>${[...own].map(([name, value]) => html`<code>${name === '' ? value : `${name} = ${value}`}</code> `)}</td>
      </tr>`,
    )}
  </table>`;
}

/** The cells of shared memory, as far as somebody has said what is in them. */
export function cellsCard(state: CellsState, context: CardContext): TemplateResult {
  const { cells, size, isUnlinked, length, writes } = state;
  const last = Math.max(-1, ...cells.keys());
  const facts = [size, length > 0 ? `${length} cells` : '', times(writes, 'write')].filter(Boolean);
  return html`
    <p class="now">
      <b>${isUnlinked ? 'no longer found by its name' : 'there'}</b>
      <span class="quiet">${facts.join(', ')}</span>
    </p>
    ${
      last < 0
        ? html`<p class="quiet">Not read or written yet.</p>`
        : html`<ol class="cells" aria-label="Cells" start="0">
            ${Array.from({ length: last + 1 }, (_, i) => {
              const cell = cells.get(i);
              const title =
                cell === undefined ? `[${i}]` : `[${i}] = ${cell.value}, ${context.who(cell)}`;
              return html`<li title=${title}>${cell?.value ?? '·'}</li>`;
            })}
          </ol>`
    }
  `;
}

/** The requests that a manager has not answered to the end. */
export function managerCard(
  { requests, answered }: ManagerState,
  context: CardContext,
): TemplateResult {
  return html`
    <p class="now"><b>${requests.length} ${requests.length === 1 ? 'request' : 'requests'} open</b>
      <span class="quiet">${answered} answered</span></p>
    ${
      requests.length === 0
        ? nothing
        : html`<table>
            <tr><th scope="col">From</th><th scope="col">Request</th><th scope="col">Now</th></tr>
            ${requests.map(
              ({ actor, text, phase }) => html`<tr>
                <th scope="row">${context.chip(actor)}</th><td><code>${text}</code></td><td>${PHASES[phase]}</td>
              </tr>`,
            )}
          </table>`
    }
  `;
}

function times(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
