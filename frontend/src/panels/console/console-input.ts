import { html, LitElement, nothing } from 'lit';
import { readForSession, writeForSession } from '../../base/storage';
import { CommandHistory, parseHistory } from './command-history';
import { type Completions, complete, isAtBottom, isAtTop, newLine, type Typed } from './typing';

const STORED = 'syncline-console';

/** So many names are shown at once. */
const MOST_NAMES = 40;

const MOST_ROWS = 10;

/** The lines in which one types: with a history and completion. Fires `run` with the text. */
export class ConsoleInput extends LitElement {
  static override properties = {
    busy: { attribute: false },
    names: { state: true },
  };
  /** Whether a command runs: the next one must wait for its end. */
  declare busy: boolean;
  declare private names: readonly string[];
  /** Asks for the names that exist. */
  complete: (text: string) => Promise<Completions> = async () => ({ start: 0, names: [] });
  private readonly history = new CommandHistory(parseHistory(readForSession(STORED)));
  /** Whether Tab leaves the lines: there was nothing to complete, or Escape was pressed. */
  private mayLeave = false;

  constructor() {
    super();
    this.busy = false;
    this.names = [];
  }

  override focus(): void {
    this.lines?.focus();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { busy, names } = this;
    const rest = names.length - MOST_NAMES;
    return html`
      <p class="names" role="status">${names.length === 0 ? nothing : names.slice(0, MOST_NAMES).join('  ')}${rest > 0 ? ` and ${rest} more` : nothing}</p>
      <textarea rows="1" aria-label="Python" aria-describedby="console-keys" spellcheck="false" autocomplete="off"
        autocapitalize="off" maxlength="10000" @keydown=${this.press} @input=${this.typed}></textarea>
      <p class="hint" id="console-keys">${busy ? 'You are busy: wait for the end, or interrupt it.' : 'Enter runs it · Shift Enter: a further line · ↑ ↓ history · Tab completes, Esc Tab leaves'}</p>
    `;
  }

  private get lines(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    if (key === 'Enter') {
      event.preventDefault();
      if (shiftKey) this.show(newLine(this.now));
      else this.run();
    } else if (key === 'Tab' && !shiftKey && !this.mayLeave && this.now.text.trim() !== '') {
      event.preventDefault();
      void this.completeName();
    } else if (key === 'Escape') {
      event.stopPropagation();
      this.mayLeave = true;
      this.names = [];
    } else if (key === 'ArrowUp' && isAtTop(this.now))
      this.recall(event, this.history.up(this.now.text));
    else if (key === 'ArrowDown' && isAtBottom(this.now))
      this.recall(event, this.history.down(this.now.text));
  }

  private typed(): void {
    this.mayLeave = false;
    this.names = [];
    this.grow();
  }

  private recall(event: Event, text: string | null): void {
    event.preventDefault();
    if (text !== null) this.show({ text, at: text.length });
  }

  private run(): void {
    const text = this.now.text.trimEnd();
    if (text === '' || this.busy) return;
    this.history.add(text);
    writeForSession(STORED, JSON.stringify(this.history.all));
    this.show({ text: '', at: 0 });
    this.dispatchEvent(new CustomEvent('run', { detail: text, bubbles: true }));
  }

  private async completeName(): Promise<void> {
    const asked = this.now;
    const found = await this.complete(asked.text.slice(0, asked.at));
    if (this.now.text !== asked.text || this.now.at !== asked.at) return; // somebody types on
    const { length } = found.names;
    if (length > 0) this.show(complete(asked, found));
    this.names = length > 1 ? found.names : [];
    this.mayLeave = length === 0;
  }

  private get now(): Typed {
    const { lines } = this;
    return { text: lines?.value ?? '', at: lines?.selectionEnd ?? 0 };
  }

  private show({ text, at }: Typed): void {
    const { lines } = this;
    if (lines === null) return;
    lines.value = text;
    lines.setSelectionRange(at, at);
    this.typed();
  }

  private grow(): void {
    const { lines } = this;
    if (lines !== null) lines.rows = Math.min(MOST_ROWS, lines.value.split('\n').length);
  }
}

customElements.define('syncline-console-input', ConsoleInput);
