import { type Language, languageOf } from '../../base/language';

/** The choice of the engine that the server rendered, which need not stand inside of the form. */
export class EngineChoice {
  private readonly select: HTMLSelectElement | null;

  constructor(form: HTMLFormElement) {
    const found = form.elements.namedItem('engine');
    this.select = found instanceof HTMLSelectElement ? found : null;
    if (this.select === null || form.contains(this.select)) return;
    this.select.addEventListener('change', () => form.dispatchEvent(new Event('change')));
  }

  /** The id of the engine that is chosen; null where there is no choice. */
  get chosen(): string | null {
    return this.select?.value ?? null;
  }

  /** The language of the program that is chosen. */
  get language(): Language {
    return languageOf(this.chosen);
  }

  /** Whether the first engine is chosen, or there is no choice. */
  get isDefault(): boolean {
    return (this.select?.selectedIndex ?? 0) <= 0;
  }

  /** Chooses this engine; where its interpreter is not here, the best one that is, and else the first engine. */
  choose(id: unknown): void {
    const { select } = this;
    if (select === null) return;
    const options = [...select.options];
    const wanted = typeof id === 'string' ? id : '';
    const python = languageOf(wanted) === 'python' ? options.find(isPython) : undefined;
    const option = options.find(({ value }) => value === wanted) ?? python ?? options[0];
    if (option !== undefined) option.selected = true;
  }
}

function isPython({ value }: HTMLOptionElement): boolean {
  return languageOf(value) === 'python';
}
