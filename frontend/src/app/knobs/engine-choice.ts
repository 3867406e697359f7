import { languageOf } from '../../base/language';

/**
 * The choice of the engine that the server rendered, which need not stand inside of the form. An order can be forced on the threads of
 * Java only: as long as one is to be forced, Python cannot be chosen, and where it was, Java stands in for it, which the page says.
 */
export class EngineChoice {
  private readonly form: HTMLFormElement;
  private readonly select: HTMLSelectElement | null;
  /** The engine that Java stands in for. */
  private replaced: string | null = null;

  constructor(form: HTMLFormElement) {
    this.form = form;
    const found = form.elements.namedItem('engine');
    this.select = found instanceof HTMLSelectElement ? found : null;
    if (this.select === null || form.contains(this.select)) return;
    this.select.addEventListener('change', () => form.dispatchEvent(new Event('change')));
  }

  /** The id of the engine that is chosen; null where there is no choice. */
  get chosen(): string | null {
    return this.select?.value ?? null;
  }

  /** The id of the engine that is chosen as soon as no order is forced; null where there is no choice. */
  get wanted(): string | null {
    return this.replaced ?? this.chosen;
  }

  /** Whether the first engine is chosen, or there is no choice. */
  get isDefault(): boolean {
    return (this.select?.selectedIndex ?? 0) <= 0;
  }

  /** Chooses this engine; where its interpreter is not here, the best one that is, and else the first engine. */
  choose(id: unknown): void {
    const { select } = this;
    if (select === null) return;
    this.replaced = null;
    const options = [...select.options];
    const wanted = typeof id === 'string' ? id : '';
    const python = languageOf(wanted) === 'python' ? options.find(isPython) : undefined;
    const option = options.find(({ value }) => value === wanted) ?? python ?? options[0];
    if (option !== undefined) option.selected = true;
  }

  /** Has Java stand in for Python as long as an order is to be forced. */
  force(isForced: boolean): void {
    const options = [...(this.select?.options ?? [])];
    const java = options.find((option) => !isPython(option));
    if (java === undefined) return;
    const chosen = options.find(({ selected }) => selected);
    if (!isForced && this.replaced !== null) {
      if (chosen === java) this.choose(this.replaced);
      this.replaced = null;
    } else if (isForced && chosen !== undefined && isPython(chosen)) {
      this.replaced = chosen.value;
      java.selected = true;
    }
    for (const option of options) option.disabled = isForced && isPython(option);
    this.say(options.find(({ value }) => value === this.replaced)?.text, java.text);
  }

  private say(replaced: string | undefined, java: string): void {
    const place = this.form.querySelector<HTMLElement>('[data-forced-engine]');
    if (place === null) return;
    place.hidden = replaced === undefined;
    place.textContent =
      replaced === undefined ? '' : `${replaced} cannot do that: ${java} run instead.`;
  }
}

function isPython({ value }: HTMLOptionElement): boolean {
  return languageOf(value) === 'python';
}
