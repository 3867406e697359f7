import type { Language } from '../../base/language';
import { readStored, writeStored } from '../../base/storage';

/** Where the listings stand: in the column, or large over the timeline. */
export type CodePlace = 'column' | 'large';

const BOTH = 'both';

/**
 * The switch between the languages. The choice is kept, for the column and for the large view on its own, and for runs of Java and of
 * Python on its own: who reads Java beside a run of Java still finds the lines that light up beside one of Python. As long as nobody
 * has chosen, the column shows the program that runs, and the large view both.
 */
export class CodeLanguages {
  private readonly box: HTMLElement;
  private readonly buttons: readonly HTMLElement[];
  private readonly chosen = new Map<string, string>();
  private place: CodePlace = 'column';
  private running: Language;
  private hasRun = false;

  constructor(box: HTMLElement, onChange: () => void) {
    this.box = box;
    this.running = box.dataset.runs === 'python' ? 'python' : 'java';
    this.buttons = [...box.querySelectorAll<HTMLElement>('[data-language]')];
    for (const place of ['column', 'large'] as const)
      for (const running of ['java', 'python'] as const) this.recall(keyOf(place, running));
    for (const button of this.buttons) {
      button.addEventListener('click', () => {
        this.choose(button.dataset.language ?? '');
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

  /** Shows what was chosen for runs in this language; `hasRun` says whether there is one already. */
  run(running: Language, hasRun: boolean): void {
    if (running === this.running && hasRun === this.hasRun) return;
    this.running = running;
    this.hasRun = hasRun;
    this.box.dataset.runs = running;
    this.show();
  }

  private choose(language: string): void {
    const key = keyOf(this.place, this.running);
    this.chosen.set(key, language);
    writeStored(key, language);
    this.show();
  }

  private get shown(): string {
    const own = this.chosen.get(keyOf(this.place, this.running));
    const other = this.chosen.get(keyOf(this.place, this.running === 'java' ? 'python' : 'java'));
    return own ?? (other === BOTH ? BOTH : this.first);
  }

  /** What is shown as long as nobody has chosen. */
  private get first(): string {
    if (this.place === 'large') return BOTH;
    return this.hasRun ? this.running : 'python';
  }

  private show(): void {
    const { shown } = this;
    this.box.dataset.shown = shown;
    for (const button of this.buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.language === shown));
    }
  }

  private recall(key: string): void {
    const choice = readStored(key);
    if (choice !== null && this.buttons.some(({ dataset }) => dataset.language === choice))
      this.chosen.set(key, choice);
  }
}

function keyOf(place: CodePlace, running: Language): string {
  return running === 'java' ? `syncline.code.${place}` : `syncline.code.${place}.${running}`;
}
