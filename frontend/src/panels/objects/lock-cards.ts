import { html, nothing, type TemplateResult } from 'lit';
import type { BarrierState } from '../../model/objects/barrier';
import type { ConditionState } from '../../model/objects/condition';
import type { FlagState } from '../../model/objects/flag';
import type { LatchState } from '../../model/objects/latch';
import type { LockState } from '../../model/objects/lock';
import type { ObjectState } from '../../model/objects/object-state';
import type { PermitsState } from '../../model/objects/permits';
import type { CardContext } from './card-context';

/** How many dots are drawn; more are a number. */
const DOTS = 20;

/** Who holds a lock, and how deep. */
export function lockCard({ owner, depth, since }: LockState, context: CardContext): TemplateResult {
  if (owner === null) return html`<p class="now"><b>free</b></p>`;
  const hasEnded = context.states.exitOf(owner) !== null;
  return html`<p class="now">
    <span class="label">held by</span> ${context.chip(owner)}
    ${depth > 1 ? html`<b>${depth} deep</b>` : nothing}
    <span class="quiet">${hasEnded ? 'which has ended' : context.since(since)}</span>
  </p>`;
}

/** The permits of a semaphore as dots, the free ones filled, and who has one. */
export function permitsCard(
  { free, initial, holders }: PermitsState,
  context: CardContext,
): TemplateResult {
  const all = Math.max(free, initial);
  const of = initial === 0 ? (free === 1 ? ' permit' : ' permits') : ` of ${initial} free`;
  return html`
    <p class="now"><b>${free}${of}</b>${dots(free, all, 'permits')}</p>
    ${
      initial === 0
        ? nothing
        : html`<div class="part"><p class="label">Has a permit</p>${context.chips(holders, 'No actor.')}</div>`
    }
  `;
}

/** The flag of an event. */
export function flagCard({ isSet, last }: FlagState, context: CardContext): TemplateResult {
  return html`<p class="now">
    <svg class="flag" viewBox="0 0 24 28" aria-hidden="true">
      <path d="M4 2v24" /><path class="cloth" d=${isSet ? 'M4 3h16l-5 5 5 5H4z' : 'M4 15h16l-5 5 5 5H4z'} ?data-set=${isSet} />
    </svg>
    <b>${isSet ? 'set' : 'not set'}</b>
    <span class="quiet">${last === null ? '' : `by ${context.who(last)}`}</span>
  </p>`;
}

/** The two waits of a condition. */
export function conditionCard(
  { returning, last }: ConditionState,
  { waiters }: ObjectState,
  context: CardContext,
): TemplateResult {
  const gaveUp = returning.some((one) => one.gaveUp);
  return html`
    <div class="part">
      <p class="label">1. Waiting to be notified</p>
      ${context.chips(waiters, 'No actor waits.')}
    </div>
    <div class="part">
      <p class="label">2. ${gaveUp ? 'Notified or out of time' : 'Notified'}: wants the lock back</p>
      ${context.chips(returning, 'No actor.')}
    </div>
    <p class="quiet">${
      last === null ? 'Not notified yet.' : `Notified by ${context.who(last)}: ${woke(last.woke)}.`
    }</p>
  `;
}

/** The seats of a barrier. */
export function barrierCard(state: BarrierState, context: CardContext): TemplateResult {
  const { parties, seats, rounds, isBroken } = state;
  const empty = Math.max(0, parties - seats.length);
  return html`
    <p class="now">
      <b>${seats.length} of ${parties} there</b>
      ${isBroken ? html`<b class="broken">broken</b>` : nothing}
      <span class="quiet">${rounds === 1 ? 'passed once' : `passed ${rounds} times`}</span>
    </p>
    <ul class="chips seats">
      ${seats.map(({ actor }) => html`<li>${context.chip(actor)}</li>`)}
      ${Array.from({ length: Math.min(empty, DOTS) }, () => html`<li class="seat">free</li>`)}
    </ul>
  `;
}

/** How far a latch is counted down. */
export function latchCard(
  { initial, toCome, last }: LatchState,
  context: CardContext,
): TemplateResult {
  return html`<p class="now">
    <b>${toCome === 0 ? 'open' : `${toCome} to come`}</b>
    ${dots(initial - toCome, initial, 'counted down')}
    <span class="quiet">${last === null ? '' : `last: ${context.who(last)}`}</span>
  </p>`;
}

function dots(full: number, all: number, what: string): TemplateResult | typeof nothing {
  if (all > DOTS || all <= 0) return nothing;
  return html`<span class="dots" role="img" aria-label="${full} of ${all} ${what}">
    ${Array.from({ length: all }, (_, i) => html`<i ?data-full=${i < full}></i>`)}
  </span>`;
}

function woke(count: number): string {
  if (count === 0) return 'no actor waited, so it was lost';
  return count === 1 ? 'it woke one' : `it woke ${count}`;
}
