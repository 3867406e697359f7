import { html, type TemplateResult } from 'lit';
import type { ObjectInfo } from '../../model/log/message';
import type { Thing } from '../../model/objects/object-state';
import type { CardsView } from './card-context';
import { itemsCard } from './item-cards';
import {
  barrierCard,
  conditionCard,
  flagCard,
  latchCard,
  lockCard,
  permitsCard,
} from './lock-cards';
import { cellsCard, managerCard, perActorCard, variableCard } from './memory-cards';

/** What a person is told that an object is, where the word of the log is not the lecture's. */
const TYPES: Readonly<Record<string, string>> = {
  PerThread: 'thread-local',
  Copies: 'a copy in each process',
  SharedVariable: 'variable',
};

/** One object: its name, what it is now, who waits for it, and what can be done with it. */
export function card(thing: Thing, view: CardsView, buttons: unknown): TemplateResult {
  const { info, state, waiters } = thing;
  const canWait = !['variable', 'perActor', 'cells', 'condition'].includes(state.kind);
  const isShown = canWait && (state.kind !== 'barrier' || waiters.length > state.seats.length);
  return html`<article class="thing" aria-label=${info.name} data-kind=${state.kind}>
    <header><h3 title=${info.name}>${info.name}</h3><p>${typeOf(info)}</p></header>
    ${body(thing, view)} ${isShown ? view.waiting(waiters) : ''} ${buttons}
  </article>`;
}

function typeOf(info: ObjectInfo): string {
  const fair = info.fair === true ? ', fair' : '';
  return `${TYPES[info.type] ?? info.type}${fair}`;
}

function body(thing: Thing, view: CardsView): TemplateResult {
  const { state } = thing;
  switch (state.kind) {
    case 'lock':
      return lockCard(state, view);
    case 'permits':
      return permitsCard(state, view);
    case 'flag':
      return flagCard(state, view);
    case 'condition':
      return conditionCard(state, thing, view);
    case 'barrier':
      return barrierCard(state, view);
    case 'latch':
      return latchCard(state, view);
    case 'items':
      return itemsCard(state, thing, view);
    case 'variable':
      return variableCard(state, view);
    case 'perActor':
      return perActorCard(state, view);
    case 'cells':
      return cellsCard(state, view);
    case 'manager':
      return managerCard(state, view);
    case 'plain':
      return html``;
  }
}
