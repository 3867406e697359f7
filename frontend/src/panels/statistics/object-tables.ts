import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDuration } from '../../base/format';
import type { DurationHistogram } from '../../model/statistics/duration-histogram';
import type { ObjectReport } from '../../model/statistics/report';
import { percent } from './actor-table';

/** How many objects have a table; more are counted. */
const MAX_ROWS = 30;

/** For each object what was done with it, how long one waited for it, and how long it was held. */
export function objectTables(objects: readonly ObjectReport[]): TemplateResult {
  const more = objects.length - MAX_ROWS;
  return html`${objects.slice(0, MAX_ROWS).map(objectTable)}
    ${more > 0 ? html`<p class="quiet">and ${more} more objects</p>` : nothing}`;
}

function objectTable({ info, counts, waits, holds, use }: ObjectReport): TemplateResult {
  const said = counts.map(({ word, count }) => `${word} ${formatCount(count)}`).join(', ');
  const used = use === null ? '' : `, in use ${percent(use)} of the time`;
  return html`<table class="object">
    <caption>${info.name} <span class="quiet">${said}${used}</span></caption>
    <tr>
      <th scope="col"><span class="visually-hidden">What</span></th>
      <th scope="col">times</th><th scope="col">total</th><th scope="col">mean</th>
      <th scope="col"><abbr title="95 of 100 are no longer than about this">p95</abbr></th><th scope="col">longest</th>
    </tr>
    ${row('waits', waits)} ${use === null ? nothing : row('held', holds)}
  </table>`;
}

function row(what: string, bins: DurationHistogram): TemplateResult {
  const { count } = bins;
  const figure = (nanos: number) => (count === 0 ? '–' : formatDuration(nanos));
  return html`<tr>
    <th scope="row">${what}</th><td>${formatCount(count)}</td>
    <td>${figure(bins.total)}</td><td>${figure(bins.mean)}</td>
    <td>${figure(bins.quantile(0.95))}</td><td>${figure(bins.longest)}</td>
  </tr>`;
}
