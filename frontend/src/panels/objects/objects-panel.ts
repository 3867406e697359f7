import { html, LitElement, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Steady } from '../../base/height-keeper';
import type { Item } from '../../model/objects/items';
import type { Thing } from '../../model/objects/object-state';
import type { World } from '../../model/objects/object-states';
import type { Moment } from '../parts/moment';
import { card } from './card';
import { CardsView } from './card-context';
import { type OperationAsked, operationButtons } from './operations';

/** How many events are read in one go, so that the page stays alive while a long log is read. */
const STEP = 60_000;

/** How many cards there are at most; more objects are counted. */
const MOST = 40;

/** A card for every object at a moment of the log. Fires `operate` with an {@link OperationAsked}. */
export class ObjectsPanel extends LitElement {
  static override properties = {
    moment: { attribute: false },
    live: { type: Boolean },
    followed: { state: true },
  };
  declare moment: Moment | null;
  /** Whether somebody is there who can do an operation. */
  declare live: boolean;
  /** The item that somebody follows, as it was seen last. */
  declare private followed: { readonly object: number; readonly item: Item } | null;
  private world: World | null = null;
  private readonly steady = new Steady(this);

  constructor() {
    super();
    this.moment = null;
    this.live = false;
    this.followed = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('moment') as Moment | null | undefined;
    if (before !== undefined && before?.log !== this.moment?.log) {
      this.followed = null;
      this.steady.forget();
    }
    const { moment } = this;
    this.world = moment === null ? null : moment.log.history.at(moment.seq, STEP);
    if (this.world !== null) this.refreshFollowed(this.world);
  }

  protected override render() {
    const { moment } = this;
    if (moment === null || moment.log.objects.length === 0) {
      return html`<p class="no-moment">A card for every lock, queue or variable appears when the run has made it.</p>`;
    }
    const { world } = this;
    if (world === null) {
      setTimeout(() => this.requestUpdate());
      return html`<p class="no-moment">Reading the log…</p>`;
    }
    return this.cards(moment, world);
  }

  protected override updated(): void {
    this.steady.hold('.part, .items, .story, .seats, .now');
  }

  private cards({ log, nanos, seq }: Moment, world: World) {
    const things = world.all().filter(isWorthACard);
    const view = new CardsView(log, world, log.eventAt(seq)?.t ?? nanos, this.followed);
    const more = things.length - MOST;
    const ask = (asked: OperationAsked) => this.ask(asked);
    return html`<div class="things" @pointerover=${this.follow} @focusin=${this.follow}>
      ${repeat(
        things.slice(0, MOST),
        ({ info }) => info.id,
        (thing) => card(thing, view, operationButtons(thing.info, this.live, ask)),
      )}
      ${more > 0 ? html`<p class="quiet">and ${more} more objects</p>` : ''}
    </div>`;
  }

  private ask(detail: OperationAsked): void {
    this.dispatchEvent(new CustomEvent('operate', { detail, bubbles: true }));
  }

  private follow(event: Event): void {
    const chip = (event.target as Element).closest<HTMLElement>('[data-item]');
    if (chip === null) return;
    const object = Number(chip.dataset.object);
    const { world } = this;
    const item = world === null ? null : findItem(world, object, Number(chip.dataset.item));
    if (item !== null) this.followed = { object, item };
  }

  /** An item that has gone out of sight is remembered as it was seen last. */
  private refreshFollowed(world: World): void {
    const { followed } = this;
    if (followed === null) return;
    const item = findItem(world, followed.object, followed.item.seq);
    const isNews = item !== null && JSON.stringify(item) !== JSON.stringify(followed.item);
    if (isNews) this.followed = { object: followed.object, item };
  }
}

/** A process is there for who waits for its end. */
function isWorthACard({ state, waiters }: Thing): boolean {
  return state.kind !== 'plain' || waiters.length > 0;
}

function findItem(world: World, object: number, seq: number): Item | null {
  const state = world.thing(object)?.state;
  if (state?.kind !== 'items') return null;
  return [...state.items, ...state.recent].find((item) => item.seq === seq) ?? null;
}

customElements.define('syncline-objects', ObjectsPanel);
