import { find } from '../../base/dom';
import { readStored, writeStored } from '../../base/storage';

/**
 * The choice of the shared variables that are recorded: those that are found in the program, until one is taken out or another one is
 * added. It is kept in the browser for each script.
 */
export class WatchedNames {
  private readonly key: string;
  private readonly place = find('[data-names]');
  private readonly changed: (names: readonly string[]) => void;
  private chosen: string[] | null;
  private found: readonly string[] = [];

  /** The choice for the script of this name; `changed` takes what is recorded. */
  constructor(script: string, changed: (names: readonly string[]) => void) {
    this.key = `syncline.watch.${script}`;
    this.changed = changed;
    this.chosen = parse(readStored(this.key));
    this.place.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
      if (button?.dataset.name !== undefined) this.toggle(button.dataset.name);
    });
  }

  /** What is chosen, null for what is found. */
  get names(): readonly string[] | null {
    return this.chosen;
  }

  /** Takes what is found in the program now. */
  find(found: readonly string[]): void {
    this.found = found;
    this.show();
  }

  /** Records this variable, or does not any more. */
  toggle(name: string): void {
    const now = this.chosen ?? [...this.found];
    const next = now.includes(name) ? now.filter((one) => one !== name) : [...now, name];
    const isFound =
      next.length === this.found.length && this.found.every((one) => next.includes(one));
    this.chosen = isFound ? null : next;
    writeStored(this.key, JSON.stringify(this.chosen));
    this.show();
  }

  private show(): void {
    const recorded = this.chosen ?? this.found;
    const all = [...new Set([...this.found, ...recorded])].sort();
    this.place.replaceChildren(...all.map((name) => button(name, recorded.includes(name))));
    if (all.length === 0)
      this.place.textContent = 'None is found: no function assigns one that others use.';
    this.changed(recorded);
  }
}

function parse(text: string | null): string[] | null {
  try {
    const names: unknown = JSON.parse(text ?? 'null');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : null;
  } catch {
    return null;
  }
}

function button(name: string, isRecorded: boolean): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'chip';
  element.textContent = name;
  element.dataset.name = name;
  element.setAttribute('aria-pressed', String(isRecorded));
  return element;
}
