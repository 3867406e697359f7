import { html, render } from 'lit';
import { KEY_GROUPS, type KeyRow, shownKeys } from './key-table';

/** Lists every key and what it does, part by part. */
export function listKeys(place: HTMLElement): void {
  render(
    KEY_GROUPS.map(
      ({ title, rows }) => html`<section><h3>${title}</h3><dl>${rows.map(rowOf)}</dl></section>`,
    ),
    place,
  );
}

function rowOf(row: KeyRow) {
  const keys = shownKeys(row).map((key) => (key === 'to' ? ' to ' : html`<kbd>${key}</kbd> `));
  return html`<div><dt>${keys}</dt><dd>${row.says}</dd></div>`;
}
