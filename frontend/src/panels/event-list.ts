import { html, LitElement, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatCount, formatMoment } from '../base/format';
import type { RunLog } from '../model/run-log';
import './event-search-box';
import type { EventSearchBox } from './event-search-box';

/** How many events the list shows at once. */
export const PAGE = 200;

/** The events as text, for keyboards and screen readers: a page of the newest, or of those around a place. */
export class EventList extends LitElement {
  static override properties = {
    log: { attribute: false },
    selected: { attribute: false },
    version: { attribute: false },
    end: { state: true },
  };
  declare log: RunLog | null;
  declare selected: number | null;
  /** Counted up by the page when the log has grown. */
  declare version: number;
  /** One more than the last event shown, or null to follow the newest. */
  declare private end: number | null;

  constructor() {
    super();
    this.log = null;
    this.selected = null;
    this.version = 0;
    this.end = null;
  }

  /** Opens the tab in which it stands, and puts the cursor into the search. */
  search(tab: HTMLElement): void {
    tab.click();
    this.querySelector<EventSearchBox>('syncline-event-search')?.focus();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('log')) this.end = null;
    const { selected } = this;
    if (changed.has('selected') && selected !== null && !this.shows(selected)) {
      this.end = selected + PAGE / 2;
    }
  }

  protected override render() {
    const { log } = this;
    const last = this.last();
    const first = Math.max(log?.firstSeq ?? 0, last - PAGE);
    const events = log?.events(first, last) ?? [];
    const total = log?.nextSeq ?? 0;
    const current = events.some((e) => e.seq === this.selected)
      ? this.selected
      : events.at(-1)?.seq;
    return html`
      <syncline-event-search .log=${log} .version=${this.version} .selected=${this.selected}></syncline-event-search>
      <div class="pager">
        <button type="button" ?disabled=${first <= (log?.firstSeq ?? 0)} @click=${() => this.turnTo(first)}>Earlier</button>
        <button type="button" ?disabled=${last >= total} @click=${() => this.turnTo(last + PAGE)}>Later</button>
        <button type="button" ?disabled=${this.end === null} @click=${() => this.turnTo(null)}>Newest</button>
        <span>${total === 0 ? 'no events yet' : `${formatCount(first)} to ${formatCount(last - 1)} of ${formatCount(total)}`}</span>
      </div>
      <ol aria-label="Events" @keydown=${this.move} @focusin=${this.hold} @click=${this.choose}>
        ${repeat(
          events,
          (event) => event.seq,
          (event) => html`<li><button type="button" class="event" data-seq=${event.seq}
            tabindex=${event.seq === current ? 0 : -1}
            aria-current=${event.seq === this.selected ? 'true' : 'false'}><span class="seq">${event.seq}</span><span class="at">${formatMoment(event.t, 1e6)}</span><span class="said">${log?.sentence(event.seq)}</span></button></li>`,
        )}
      </ol>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const list = this.querySelector('ol');
    if (list === null) return;
    if (this.end === null) list.scrollTop = list.scrollHeight;
    else if (changed.has('selected')) {
      list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  private last(): number {
    const total = this.log?.nextSeq ?? 0;
    return Math.min(this.end ?? total, total);
  }

  private shows(seq: number): boolean {
    return seq < this.last() && seq >= this.last() - PAGE;
  }

  private turnTo(end: number | null): void {
    this.end = end !== null && end >= (this.log?.nextSeq ?? 0) && this.log?.ended ? null : end;
  }

  /** While somebody reads in the list, it does not run away under the focus. */
  private hold(): void {
    this.end ??= this.log?.nextSeq ?? null;
  }

  private choose(event: Event): void {
    const seq = (event.target as Element).closest<HTMLElement>('[data-seq]')?.dataset.seq;
    if (seq === undefined) return;
    this.dispatchEvent(new CustomEvent('choose', { detail: Number(seq), bubbles: true }));
  }

  private move(event: KeyboardEvent): void {
    const rows = [...this.querySelectorAll<HTMLElement>('[data-seq]')];
    const at = rows.indexOf(event.target as HTMLElement);
    const steps: Record<string, number> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - 10,
      PageDown: at + 10,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus();
  }
}

customElements.define('syncline-events', EventList);
