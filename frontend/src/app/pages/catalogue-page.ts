import { find, onClick, onSubmit } from '../../base/dom';
import { describeHits, matches, wordsOf } from './search';

/** The catalogue: what the server rendered, narrowed while one types. */
export class CataloguePage {
  private readonly input = find<HTMLInputElement>('[data-search] input');
  private readonly found = find('[data-found]');
  private readonly cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  private shown = this.input.defaultValue;

  constructor() {
    this.input.addEventListener('input', () => this.update());
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.leave(event);
    });
    document.addEventListener('keydown', (event) => {
      if (!leadsToSearch(event)) return;
      event.preventDefault();
      this.input.focus();
      this.input.select();
    });
    onSubmit('[data-search]', () => this.enter());
    onClick('[data-all]', (event) => {
      event.preventDefault();
      this.clear();
      this.input.focus();
    });
    // a page that the browser kept, or a field that it filled in again, may differ from what the server rendered
    addEventListener('pageshow', () => this.update());
  }

  /** Shows what has every word that was typed, and keeps the words in the address. */
  private update(): void {
    const query = this.input.value.trim();
    if (query === this.shown) return;
    this.shown = query;
    const words = wordsOf(query);
    for (const card of this.cards) card.hidden = !matches(card.dataset.text ?? '', words);
    for (const chapter of document.querySelectorAll<HTMLElement>('[data-chapter]')) {
      chapter.hidden = chapter.querySelector('[data-card]:not([hidden])') === null;
    }
    const found = this.hits().length;
    this.found.textContent = describeHits(found, this.cards.length, words);
    find('[data-nothing]').hidden = found > 0;
    find('[data-query]').textContent = query;
    const search = query === '' ? '' : `?${new URLSearchParams({ q: query })}`;
    history.replaceState(null, '', location.pathname + search);
    scrollTo(0, 0);
  }

  /** Opens the scenario that was found, if it is the only one. */
  private enter(): void {
    const [hit, other] = this.hits();
    if (hit !== undefined && other === undefined) hit.querySelector('a')?.click();
  }

  private leave(event: KeyboardEvent): void {
    event.preventDefault();
    if (this.input.value === '') this.input.blur();
    else this.clear();
  }

  private clear(): void {
    this.input.value = '';
    this.update();
  }

  private hits(): HTMLElement[] {
    return this.cards.filter((card) => !card.hidden);
  }
}

/** Whether a key press asks for the search, rather than being typed into a field or a shortcut of the browser. */
function leadsToSearch(event: KeyboardEvent): boolean {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest('input, textarea, select'));
}
