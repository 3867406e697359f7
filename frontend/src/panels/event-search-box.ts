import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { formatCount } from '../base/format';
import { EventSearch, MOST_FOUND } from '../model/log/event-search';
import type { RunLog } from '../model/run-log';

/** How many events are read in one go, so that the page stays alive while a long log is searched. */
const STEP = 5_000;

/** The search in the events: Enter goes to the next one that says the words, Shift and Enter to the one before. */
export class EventSearchBox extends LitElement {
  static override properties = {
    log: { attribute: false },
    selected: { attribute: false },
    version: { attribute: false },
    text: { state: true },
  };
  declare log: RunLog | null;
  /** The event that is marked, from which the search goes on. */
  declare selected: number | null;
  /** Counted up when the log has grown. */
  declare version: number;
  declare private text: string;
  private search: EventSearch | null = null;

  constructor() {
    super();
    this.log = this.selected = null;
    this.version = 0;
    this.text = '';
  }

  /** Puts the cursor into it. */
  override focus(): void {
    const input = this.querySelector('input');
    input?.focus();
    input?.select();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('log') || changed.has('text')) {
      const isAsked = this.text.trim() !== '' && this.log !== null;
      this.search = isAsked ? new EventSearch(this.log as RunLog, this.text) : null;
    }
  }

  protected override render() {
    const isRead = this.search?.readOn(STEP) ?? true;
    if (!isRead) setTimeout(() => this.requestUpdate());
    const count = this.search?.found.length ?? 0;
    return html`<search>
      <input type="search" aria-label="Search the events" placeholder="Search the events  ( / )"
        .value=${this.text} @input=${this.type} @keydown=${this.key}>
      <button type="button" aria-label="Found before" ?disabled=${count === 0} @click=${() => this.go(-1)}>↑</button>
      <button type="button" aria-label="Found after" ?disabled=${count === 0} @click=${() => this.go(1)}>↓</button>
      <span role="status">${this.search === null ? nothing : this.sentence(this.search, isRead)}</span>
    </search>`;
  }

  private sentence({ found }: EventSearch, isRead: boolean): string {
    if (!isRead) return `${formatCount(found.length)} so far`;
    if (found.length === 0) return 'No event says that.';
    const count = `${found.length === MOST_FOUND ? 'the first ' : ''}${formatCount(found.length)}`;
    const place = this.selected === null ? -1 : found.indexOf(this.selected);
    return place < 0 ? `${count} found` : `${formatCount(place + 1)} of ${count}`;
  }

  private type(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && this.text === '') (event.target as HTMLElement).blur();
    else if (event.key === 'Escape') this.text = '';
    else return;
    event.preventDefault();
  }

  private go(direction: 1 | -1): void {
    const { search, selected } = this;
    if (search === null) return;
    const place =
      direction > 0
        ? search.placeAfter(selected ?? -1)
        : search.placeBefore(selected ?? Number.POSITIVE_INFINITY);
    const seq = search.found[place];
    if (seq !== undefined)
      this.dispatchEvent(new CustomEvent('choose', { detail: seq, bubbles: true }));
  }
}

customElements.define('syncline-event-search', EventSearchBox);
