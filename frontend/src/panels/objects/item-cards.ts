import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Family } from '../../model/log/family';
import { familyOf } from '../../model/log/object-type';
import type { Item, ItemsState } from '../../model/objects/items';
import type { ObjectState } from '../../model/objects/object-state';
import type { CardContext } from './card-context';

/** How many items of a queue are shown. */
const MAX_ITEMS = 24;

/** How many that were taken are shown. */
const TAKEN = 6;

/** What a queue, a pipe or a pool holds, and what was taken from it last; each item can be followed. */
export function itemsCard(
  state: ItemsState,
  object: ObjectState,
  context: CardContext,
): TemplateResult {
  const { items, recent } = state;
  const more = items.length - MAX_ITEMS;
  const { id } = object.info;
  const family = familyOf(object.info);
  const words = wordsFor(family);
  return html`
    <p class="now">
      <b>${items.length}${state.capacity > 0 ? ` of ${state.capacity}` : ''}</b> ${words.inside}
      <span class="quiet">${facts(state, family)}</span>
    </p>
    <ul class="items" aria-label=${words.inside}>
      ${repeat(
        items.slice(0, MAX_ITEMS),
        (item) => item.seq,
        (item) => html`<li>${itemChip(item, id, context)}</li>`,
      )}
      ${more > 0 ? html`<li class="quiet">and ${more} more</li>` : nothing}
    </ul>
    <p class="label">${words.outside}</p>
    <ul class="items" aria-label=${words.outside}>
      ${repeat(
        recent.slice(-TAKEN).reverse(),
        (item) => item.seq,
        (item) => html`<li>${itemChip(item, id, context)}</li>`,
      )}
    </ul>
    <p class="story" aria-live="off">${
      context.followed?.object === id
        ? story(context.followed.item, context)
        : 'Point at one of them to follow it.'
    }</p>
    ${closed(state, family, context)}
  `;
}

/** The life of an item so far, in words. */
export function story(item: Item, context: CardContext): string {
  const put = `${item.text || 'It'}: put by ${context.who(item.put)}`;
  if (item.taken === null) return `${put}.`;
  const taken = `${put}, taken by ${context.who(item.taken)}`;
  return item.done === null ? `${taken}.` : `${taken}, done.`;
}

function itemChip(item: Item, object: number, context: CardContext): TemplateResult {
  const stage = item.done !== null ? 'done' : item.taken !== null ? 'taken' : 'in';
  const by =
    item.taken === null ? nothing : html`<span class="by">${context.name(item.taken.actor)}</span>`;
  const isFollowed = context.followed?.object === object && context.followed.item.seq === item.seq;
  return html`<button type="button" class="item" data-stage=${stage} data-object=${object} data-item=${item.seq}
    aria-pressed=${isFollowed} title=${story(item, context)}
    ><span class="text">${item.text || 'item'}</span>${by}${stage === 'done' ? html`<span class="visually-hidden">done</span>` : nothing}</button>`;
}

function wordsFor(family: Family): { inside: string; outside: string } {
  if (family === 'pool') return { inside: 'tasks wait', outside: 'Tasks that a worker took' };
  if (family === 'pipe') return { inside: 'in flight', outside: 'Received' };
  return { inside: 'in the queue', outside: 'Taken' };
}

function facts({ unfinished, results, total }: ItemsState, family: Family): string {
  const facts = [`${total} so far`];
  if (unfinished !== null) facts.push(`${unfinished} not done`);
  if (family === 'pool') facts.push(results === 1 ? '1 result' : `${results} results`);
  return facts.join(', ');
}

function closed({ closed: ends }: ItemsState, family: Family, context: CardContext) {
  const last = ends.at(-1);
  if (last === undefined) return nothing;
  const what = family === 'pipe' ? `Closed ${last.what || 'an end'}` : 'Shut down';
  return html`<p class="quiet">${what}: ${context.who(last)}.</p>`;
}
