import { html, render } from 'lit';
import { type KeyGroup, type KeyRow, shownKeys } from './key-table';

/** Lists these keys and what they do, part by part. */
export function listKeys(place: HTMLElement, groups: readonly KeyGroup[]): void {
  render(
    groups.map(
      ({ title, rows }) => html`<section><h3>${title}</h3><dl>${rows.map(rowOf)}</dl></section>`,
    ),
    place,
  );
}

function rowOf(row: KeyRow) {
  const keys = shownKeys(row).map((key) => (key === 'to' ? ' to ' : html`<kbd>${key}</kbd> `));
  return html`<div><dt>${keys}</dt><dd>${row.says}</dd></div>`;
}
