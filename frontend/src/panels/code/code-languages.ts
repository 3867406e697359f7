import { readStored, writeStored } from '../../base/storage';

/** Where the listings stand: in the column, or large over the timeline. */
export type CodePlace = 'column' | 'large';

/** Which listings are shown, by the place, as long as nobody has chosen. */
const FIRST = { column: 'python', large: 'both' } as const;

/** The switch between the languages; the choice is kept, for the column and for the large view on its own. */
export class CodeLanguages {
  private readonly box: HTMLElement;
  private readonly buttons: readonly HTMLElement[];
  private readonly chosen: Record<CodePlace, string>;
  private place: CodePlace = 'column';

  constructor(box: HTMLElement, onChange: () => void) {
    this.box = box;
    this.buttons = [...box.querySelectorAll<HTMLElement>('[data-language]')];
    this.chosen = { column: this.recall('column'), large: this.recall('large') };
    for (const button of this.buttons) {
      button.addEventListener('click', () => {
        this.choose(languageOf(button));
        onChange();
      });
    }
    this.show();
  }

  /** Shows what was chosen for this place. */
  moveTo(place: CodePlace): void {
    this.place = place;
    this.show();
  }

  private choose(language: string): void {
    this.chosen[this.place] = language;
    writeStored(keyOf(this.place), language);
    this.show();
  }

  private show(): void {
    const shown = this.chosen[this.place];
    this.box.dataset.shown = shown;
    for (const button of this.buttons) {
      button.setAttribute('aria-pressed', String(languageOf(button) === shown));
    }
  }

  private recall(place: CodePlace): string {
    const choice = readStored(keyOf(place));
    const isOffered = this.buttons.some((button) => languageOf(button) === choice);
    return choice !== null && isOffered ? choice : FIRST[place];
  }
}

function languageOf(button: HTMLElement): string {
  return button.dataset.language ?? '';
}

function keyOf(place: CodePlace): string {
  return `syncline.code.${place}`;
}
