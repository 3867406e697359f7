import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../base/format';
import type { WaitingPart } from '../model/objects/waiting-part';
import type { ShownCount } from '../timeline/layout/shown';

/** What the person at the screen wants to see of a run. */
export interface LaneChoice {
  /** Words of the names of lanes; empty for all. */
  readonly text: string;
  readonly hidesIdle: boolean;
  readonly onlyWaits: boolean;
  /** Whether many objects that nobody waited for have rows, too. */
  readonly allObjects: boolean;
}

/** Everything is shown that there is room for. */
export const NO_CHOICE: LaneChoice = {
  text: '',
  hidesIdle: false,
  onlyWaits: false,
  allObjects: false,
};

/** What the bar shows. */
export interface LaneFilterView {
  readonly choice: LaneChoice;
  readonly count: ShownCount;
  /** What waits at the moment, if only that is shown. */
  readonly waiting: WaitingPart | null;
}

/** With more lanes than this the bar is there; before, a key brings it. */
const MANY_LANES = 12;

/**
 * The bar above the lanes of a large run: which of them are shown, and how many. It is away as long as nothing is to be chosen. Fires
 * `filter` with what changes of the {@link LaneChoice}.
 */
export class LaneFilter extends LitElement {
  static override properties = { view: { attribute: false }, isOpen: { state: true } };
  declare view: LaneFilterView;
  declare private isOpen: boolean;

  constructor() {
    super();
    this.view = {
      choice: NO_CHOICE,
      count: { lanes: 0, allLanes: 0, folded: 0 },
      waiting: null,
    };
    this.isOpen = false;
  }

  /** Puts the cursor into the field, which is there from now on. */
  async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    const input = this.querySelector('input');
    input?.focus();
    input?.select();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.hidden = !this.isWanted;
  }

  protected override render() {
    if (!this.isWanted) return nothing;
    const { choice } = this.view;
    return html`<input type="search" aria-label="Filter the lanes by name" placeholder="Filter lanes  (Shift L)"
        title="All words must be in the name; a comma stands between alternatives (Shift L)" spellcheck="false"
        .value=${choice.text} @input=${this.type} @keydown=${this.key}>
      ${this.toggle('Only what waits', 'Only the lanes and objects of the deadlock or stall, or of the waits at this moment (Shift W)', 'onlyWaits')}
      ${this.toggle('Hide idle lanes', 'Without the lanes on which nothing happens in this window (H)', 'hidesIdle')}
      <span role="status">${this.said()}</span>
      ${this.folded()} ${this.nothingShown()}`;
  }

  private get isWanted(): boolean {
    const { choice, count } = this.view;
    const isChosen =
      choice.text !== '' || choice.hidesIdle || choice.onlyWaits || choice.allObjects;
    return this.isOpen || isChosen || count.allLanes > MANY_LANES || count.folded > 0;
  }

  private toggle(
    says: string,
    title: string,
    name: 'onlyWaits' | 'hidesIdle' | 'allObjects',
  ): TemplateResult {
    const isOn = this.view.choice[name];
    return html`<button type="button" title=${title} aria-pressed=${isOn}
      @click=${() => this.change({ [name]: !isOn })}>${says}</button>`;
  }

  private said(): string {
    const { count, waiting } = this.view;
    const { lanes, allLanes } = count;
    const all = `${formatCount(allLanes)} ${allLanes === 1 ? 'lane' : 'lanes'}`;
    if (lanes === allLanes) return all;
    const shown = `${formatCount(lanes)} of ${all} shown`;
    if (waiting?.kind !== 'deadlock') return shown;
    const { others } = waiting;
    const behind = others === 0 ? '' : `; ${formatCount(others)} more wait outside the ring`;
    return `${shown}: the deadlock${behind}`;
  }

  private folded(): TemplateResult | typeof nothing {
    const { folded } = this.view.count;
    if (this.view.choice.allObjects)
      return this.toggle('All objects', 'Without the objects that nobody waited for', 'allObjects');
    if (folded === 0) return nothing;
    const objects = `${formatCount(folded)} more ${folded === 1 ? 'object' : 'objects'} that nobody waited for`;
    return this.toggle(objects, 'Show their rows, too', 'allObjects');
  }

  /** In place of the lanes: why there is none, and what brings them back. */
  private nothingShown(): TemplateResult | typeof nothing {
    const { choice, count, waiting } = this.view;
    if (count.lanes > 0 || count.allLanes === 0) return nothing;
    if (choice.onlyWaits && (waiting?.actors.size ?? 0) === 0)
      return this.wayBack('No actor waits at this moment.', 'Show all lanes', { onlyWaits: false });
    if (choice.hidesIdle && choice.text === '')
      return this.wayBack('Nothing happens on any lane in this window.', 'Show idle lanes', {
        hidesIdle: false,
      });
    const among = choice.onlyWaits ? ' that waits' : choice.hidesIdle ? ' that is not idle' : '';
    return this.wayBack(`No lane${among} matches “${choice.text}”.`, 'Clear the filter', {
      text: '',
    });
  }

  private wayBack(says: string, does: string, change: Partial<LaneChoice>): TemplateResult {
    return html`<p class="nothing">${says}
      <button type="button" class="primary" @click=${() => this.change(change)}>${does}</button></p>`;
  }

  private type(event: Event): void {
    this.change({ text: (event.target as HTMLInputElement).value });
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.view.choice.text !== '') this.change({ text: '' });
    else {
      this.isOpen = false;
      (event.target as HTMLInputElement).blur();
    }
  }

  private change(detail: Partial<LaneChoice>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }
}

customElements.define('syncline-lane-filter', LaneFilter);
