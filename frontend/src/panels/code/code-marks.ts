import { actorChips } from '../../base/actor-chips';
import type { LaneMoment } from '../../model/lanes/lane-moment';

/**
 * Marks in the code where the actors stand, each with the colour of its state and its name, and the chosen line.
 *
 * Names that do not fit beside a line stand below it. A line that was made higher by them stays so, because the lines
 * after it would dance while the actors come and go.
 */
export class CodeMarks {
  private readonly rows = new Map<number, HTMLElement>();
  private readonly listing: HTMLElement;
  private shown = '';
  private marked: HTMLElement[] = [];
  private current: HTMLElement | undefined;
  private width = 0;

  constructor(listing: HTMLElement) {
    this.listing = listing;
    for (const row of listing.querySelectorAll<HTMLElement>('[data-line]')) {
      this.rows.set(Number(row.dataset.line), row);
    }
  }

  /** Shows where everybody stands; does nothing if nobody has moved. */
  show(moments: readonly LaneMoment[]): void {
    this.measure();
    const here = moments.filter(({ state, line }) => state !== 'none' && line > 0);
    const key = here.map(({ actor, state, line }) => `${actor.id}${state}${line}`).join();
    if (key === this.shown) return;
    this.shown = key;
    this.marked = [];
    for (const [line, row] of this.rows) {
      const moments = here.filter((moment) => moment.line === line);
      mark(row, moments);
      if (moments.length > 0) this.marked.push(row);
    }
    for (const row of this.marked) row.style.minHeight = `${row.offsetHeight}px`;
    this.follow();
  }

  /** Outlines the line of the chosen event and brings it into view; null outlines none. */
  choose(line: number | null): void {
    const row = line === null ? undefined : this.rows.get(line);
    if (row !== this.current) {
      this.current?.removeAttribute('aria-current');
      row?.setAttribute('aria-current', 'true');
      this.current = row;
    }
    if (row !== undefined) this.reveal(row);
  }

  /** Brings what is marked into view again, after the listing was moved or was hidden. */
  restore(): void {
    this.measure();
    const row = this.current ?? this.marked[0];
    if (row !== undefined) this.reveal(row);
  }

  /** Lets every line be as high as it needs to be when the lines have another width. */
  private measure(): void {
    const { clientWidth } = this.listing;
    if (clientWidth === this.width) return;
    this.width = clientWidth;
    for (const row of this.rows.values()) row.style.minHeight = '';
  }

  /** Scrolls to the marked lines when none of them is in view, unless somebody is reading there. */
  private follow(): void {
    const [first] = this.marked;
    if (first === undefined || this.marked.some((row) => this.hidden(row) === 0)) return;
    if (!this.listing.matches(':hover, :focus-within')) this.reveal(first);
  }

  /** Scrolls the listing, and nothing around it: just enough for a line that is cut, and well into view for others. */
  private reveal(row: HTMLElement): void {
    const hidden = this.hidden(row);
    if (Math.abs(hidden) <= row.offsetHeight) this.listing.scrollTop += hidden;
    else this.listing.scrollTop += hidden + (Math.sign(hidden) * this.listing.clientHeight) / 3;
  }

  /** How far the listing must be scrolled for the line to be seen, in pixels; 0 if it is. */
  private hidden(row: HTMLElement): number {
    const view = this.listing.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    if (top < view.top) return top - view.top;
    return Math.max(0, Math.min(bottom - view.bottom, top - view.top));
  }
}

function mark(row: HTMLElement, moments: readonly LaneMoment[]): void {
  const who = row.querySelector('.who');
  if (who === null || (moments.length === 0 && who.childElementCount === 0)) return;
  const [first] = moments;
  if (first === undefined) delete row.dataset.at;
  else row.dataset.at = first.state;
  who.replaceChildren(
    ...actorChips(moments.map(({ actor, state }) => ({ name: actor.name, state }))),
  );
}
