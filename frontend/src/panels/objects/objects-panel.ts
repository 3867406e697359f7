import { html, LitElement, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatCount } from '../../base/format';
import { HeightKeeper } from '../../base/height-keeper';
import { whatMattered } from '../../model/matters';
import type { Item } from '../../model/objects/items';
import type { ObjectState } from '../../model/objects/object-state';
import type { ObjectStates } from '../../model/objects/object-states';
import type { Moment } from '../parts/moment';
import { card } from './card';
import { CardContext } from './card-context';
import { type OperationRequest, operationButtons } from './operations';

/** How many events are read in one go, so that the page stays alive while a long log is read. */
const STEP = 60_000;

/** How many cards there are at most at first. Of more objects, those that nobody waited for stay away until they are asked for. */
const MAX_CARDS = 40;

/** A card for every object at a moment of the log. Fires `operate` with an {@link OperationRequest}. */
export class ObjectsPanel extends LitElement {
  static override properties = {
    moment: { attribute: false },
    live: { type: Boolean },
    followed: { state: true },
    unfolded: { state: true },
  };
  declare moment: Moment | null;
  /** Whether somebody is there who can do an operation. */
  declare live: boolean;
  /** The item that somebody follows, as it was seen last. */
  declare private followed: { readonly object: number; readonly item: Item } | null;
  /** How many cards are shown of objects that nobody waited for. */
  declare private unfolded: number;
  private states: ObjectStates | null = null;
  private readonly heights = new HeightKeeper(this);

  constructor() {
    super();
    this.moment = null;
    this.live = false;
    this.followed = null;
    this.unfolded = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('moment') as Moment | null | undefined;
    if (before !== undefined && before?.log !== this.moment?.log) {
      this.followed = null;
      this.unfolded = 0;
      this.heights.reset();
    }
    const { moment } = this;
    this.states = moment === null ? null : moment.log.history.at(moment.seq, STEP);
    if (this.states !== null) this.refreshFollowed(this.states);
  }

  protected override render() {
    const { moment } = this;
    if (moment === null || moment.log.objects.length === 0) {
      return html`<p class="no-moment">A card for every lock, queue or variable appears when the run has made it.</p>`;
    }
    const { states } = this;
    if (states === null) {
      setTimeout(() => this.requestUpdate());
      return html`<p class="no-moment">Reading the log…</p>`;
    }
    return this.cards(moment, states);
  }

  protected override updated(): void {
    this.heights.keep('.part, .items, .story, .seats, .now');
  }

  private cards(moment: Moment, states: ObjectStates) {
    const { log, nanos, seq } = moment;
    const { objects, more, folded } = this.choose(moment, states);
    const context = new CardContext(log, states, log.eventAt(seq)?.t ?? nanos, this.followed);
    const ask = (asked: OperationRequest) => this.ask(asked);
    return html`<div class="object-cards" @pointerover=${this.follow} @focusin=${this.follow}>
      ${repeat(
        objects,
        ({ info }) => info.id,
        (object) => card(object, context, operationButtons(object.info, this.live, ask)),
      )}
      ${more > 0 ? html`<p class="quiet">and ${formatCount(more)} more objects</p>` : ''}
      ${folded > 0 ? this.unfoldButton(folded) : ''}
    </div>`;
  }

  /** Which objects have cards; how many more there are, and how many more that nobody waited for. */
  private choose({ log, only }: Moment, states: ObjectStates) {
    const all = states.all().filter(isWorthACard);
    const wanted = only == null ? all : all.filter(({ info }) => only.has(info.id));
    const isFolded = only == null && all.length > MAX_CARDS;
    const mattered = isFolded ? whatMattered(log) : () => true;
    const first = wanted.filter(({ info }) => mattered(info.id));
    const rest = wanted.filter(({ info }) => !mattered(info.id));
    const unfolded = this.unfolded + (first.length === 0 ? MAX_CARDS : 0);
    return {
      objects: [...first.slice(0, MAX_CARDS), ...rest.slice(0, unfolded)],
      more: first.length - MAX_CARDS,
      folded: rest.length - unfolded,
    };
  }

  private unfoldButton(folded: number) {
    return html`<button type="button" class="unfold" @click=${() => {
      this.unfolded += MAX_CARDS;
    }}>${formatCount(folded)} more ${folded === 1 ? 'object' : 'objects'} that nobody waited for</button>`;
  }

  private ask(detail: OperationRequest): void {
    this.dispatchEvent(new CustomEvent('operate', { detail, bubbles: true }));
  }

  private follow(event: Event): void {
    const chip = (event.target as Element).closest<HTMLElement>('[data-item]');
    if (chip === null) return;
    const object = Number(chip.dataset.object);
    const { states } = this;
    const item = states === null ? null : findItem(states, object, Number(chip.dataset.item));
    if (item !== null) this.followed = { object, item };
  }

  /** An item that has gone out of sight is remembered as it was seen last. */
  private refreshFollowed(states: ObjectStates): void {
    const { followed } = this;
    if (followed === null) return;
    const item = findItem(states, followed.object, followed.item.seq);
    const isNews = item !== null && JSON.stringify(item) !== JSON.stringify(followed.item);
    if (isNews) this.followed = { object: followed.object, item };
  }
}

/** A process is there for who waits for its end. */
function isWorthACard({ state, waiters }: ObjectState): boolean {
  return state.kind !== 'plain' || waiters.length > 0;
}

function findItem(states: ObjectStates, object: number, seq: number): Item | null {
  const state = states.get(object)?.state;
  if (state?.kind !== 'items') return null;
  return [...state.items, ...state.recent].find((item) => item.seq === seq) ?? null;
}

customElements.define('syncline-objects', ObjectsPanel);
