import { html, type TemplateResult } from 'lit';
import type { ObjectInfo } from '../../model/log/message';
import type { ObjectState } from '../../model/objects/object-state';
import type { CardContext } from './card-context';
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
import { timerCard } from './timer-card';

/** What a person is told that an object is, where the word of the log is not the lecture's. */
const TYPES: Readonly<Record<string, string>> = {
  PerThread: 'thread-local',
  Copies: 'a copy in each process',
  SharedReference: 'variable',
  SharedVariable: 'variable',
};

/** One object: its name, what it is now, who waits for it, and what can be done with it. */
export function card(object: ObjectState, context: CardContext, buttons: unknown): TemplateResult {
  const { info, state, waiters } = object;
  const canWait = !['variable', 'perActor', 'cells', 'condition'].includes(state.kind);
  const isShown = canWait && (state.kind !== 'barrier' || waiters.length > state.seats.length);
  return html`<article class="object-card" aria-label=${info.name} data-kind=${state.kind}>
    <header><h3 title=${info.name}>${info.name}</h3><p>${typeOf(info)}</p></header>
    ${body(object, context)} ${isShown ? context.waiting(waiters) : ''} ${buttons}
  </article>`;
}

function typeOf(info: ObjectInfo): string {
  const fair = info.fair === true ? ', fair' : '';
  return `${TYPES[info.type] ?? info.type}${fair}`;
}

function body(object: ObjectState, context: CardContext): TemplateResult {
  const { state } = object;
  switch (state.kind) {
    case 'lock':
      return lockCard(state, context);
    case 'permits':
      return permitsCard(state, context);
    case 'flag':
      return flagCard(state, context);
    case 'condition':
      return conditionCard(state, object, context);
    case 'barrier':
      return barrierCard(state, context);
    case 'latch':
      return latchCard(state, context);
    case 'items':
      return itemsCard(state, object, context);
    case 'timer':
      return timerCard(state, context);
    case 'variable':
      return variableCard(state, context);
    case 'perActor':
      return perActorCard(state, context);
    case 'cells':
      return cellsCard(state, context);
    case 'manager':
      return managerCard(state, context);
    case 'plain':
      return html``;
  }
}
