import { html, nothing, type TemplateResult } from 'lit';
import { formatMoment } from '../../base/format';
import type { LaneState } from '../../model/lanes/lane-state';
import type { Item } from '../../model/objects/items';
import type { Attribution, Waiter } from '../../model/objects/object-event';
import type { ObjectStates } from '../../model/objects/object-states';
import type { RunLog } from '../../model/run-log';
import { actorChip } from '../parts/actor-chip';

/** How many chips stand in one place; the others are counted. */
const MAX_NAMES = 12;

/** What the cards are drawn from. */
export class CardContext {
  readonly log: RunLog;
  readonly states: ObjectStates;
  /** The item that somebody follows: the object and the event that put it in; or null. */
  readonly followed: { readonly object: number; readonly item: Item } | null;
  private readonly laneStates: ReadonlyMap<number, LaneState>;

  constructor(log: RunLog, states: ObjectStates, nanos: number, followed: CardContext['followed']) {
    this.log = log;
    this.states = states;
    this.followed = followed;
    this.laneStates = new Map(log.lanesAt(nanos).map(({ actor, state }) => [actor.id, state]));
  }

  /** An actor, with the state of its lane. */
  chip(actor: number, title = ''): TemplateResult {
    return actorChip(this.log.actors[actor], this.laneStates.get(actor) ?? 'none', title);
  }

  /** Actors in their order, the first few of them; if there is nobody, what is to be said then. */
  chips(actors: readonly { readonly actor: number }[], none: string): TemplateResult {
    if (actors.length === 0) return html`<p class="quiet">${none}</p>`;
    const more = actors.length - MAX_NAMES;
    return html`<ul class="chips">
      ${actors.slice(0, MAX_NAMES).map(({ actor }) => html`<li>${this.chip(actor)}</li>`)}
      ${more > 0 ? html`<li class="quiet">and ${more} more</li>` : nothing}
    </ul>`;
  }

  /** Who waits, in the order of coming, each kind of wait by itself. */
  waiting(waiters: readonly Waiter[]): TemplateResult {
    const groups = new Map<string, Waiter[]>();
    for (const waiter of waiters) {
      const what = reason(waiter);
      groups.set(what, [...(groups.get(what) ?? []), waiter]);
    }
    if (groups.size === 0)
      return html`<div class="part"><p class="label">No actor waits.</p></div>`;
    return html`<div class="part">
      ${[...groups].map(
        ([what, own]) => html`<p class="label">${what}</p>${this.chips(own, 'No actor waits.')}`,
      )}
    </div>`;
  }

  /** The name of an actor. */
  name(actor: number): string {
    const info = this.log.actors[actor];
    return info?.kind === 'you' ? 'You' : (info?.name ?? '?');
  }

  /** "since 1.24 s". */
  since(t: number): string {
    return `since ${momentOf(t)}`;
  }

  /** "Producer 1 at 1.24 s". */
  who({ actor, t }: Attribution): string {
    return `${this.name(actor)} at ${momentOf(t)}`;
  }
}

function momentOf(t: number): string {
  return formatMoment(t, 1e7);
}

/** What somebody waits for, from the words of the log: "Waiting for room". */
function reason({ text }: Waiter): string {
  const [, what] = /^waits? ((?:for|until|to|at) [^:]+)/.exec(text ?? '') ?? [];
  return what === undefined || what === 'for the lock' ? 'Waiting' : `Waiting ${what}`;
}
