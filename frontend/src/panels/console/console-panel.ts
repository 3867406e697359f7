import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { TypedCommand } from '../../model/transcript';
import './console-input';
import type { ConsoleInput } from './console-input';
import type { Completions } from './typing';

/** Whether something can be typed: into a run; into none, unless one is started; or not at all, because Java runs. */
export type ConsoleState = 'open' | 'closed' | 'java';

/**
 * What the user types into the program that runs, and what became of it. Fires `run` with the text, `interrupt`, and `start` when a run
 * is wanted that stays open.
 */
export class ConsolePanel extends LitElement {
  static override properties = {
    state: { attribute: false },
    commands: { attribute: false },
    running: { attribute: false },
    problem: { attribute: false },
    version: { attribute: false },
  };
  declare state: ConsoleState;
  declare commands: readonly TypedCommand[];
  /** Whether a command, or a button of the user, runs. */
  declare running: boolean;
  /** What was refused, or null. */
  declare problem: string | null;
  /** Counted up by the page when there is more of the commands. */
  declare version: number;
  /** Asks for the names that exist. */
  complete: (text: string) => Promise<Completions> = async () => ({ start: 0, names: [] });

  constructor() {
    super();
    this.state = 'closed';
    this.commands = [];
    this.running = false;
    this.problem = null;
    this.version = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Puts the cursor where one types. */
  override focus(): void {
    this.querySelector<ConsoleInput>('syncline-console-input')?.focus();
  }

  protected override render() {
    const { state, commands, running, problem } = this;
    return html`
      <div class="transcript" role="log" aria-label="What was typed and printed" tabindex="0">
        <div>
          ${commands.length === 0 ? this.empty() : commands.map(shown)}
          ${commands.length > 0 && state !== 'open' ? this.over() : nothing}
        </div>
      </div>
      <p class="problem" role="alert" ?hidden=${problem === null}>${problem}</p>
      <div class="typing" ?hidden=${state !== 'open'}>
        <syncline-console-input .busy=${running} .complete=${(text: string) => this.complete(text)}></syncline-console-input>
        <button type="button" data-action="interrupt" class=${running ? 'primary' : ''}
          title="Ends a wait, or a loop, by KeyboardInterrupt" @click=${() => this.fire('interrupt')}>Interrupt</button>
      </div>
      <label class="stay" ?hidden=${state === 'java'}>
        <input type="checkbox" name="interactive" form="knobs" ?disabled=${state === 'java'}>
        <span>From the next start on, stay open when the program has ended</span>
      </label>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const transcript = this.querySelector('.transcript');
    if (changed.has('running') && this.running && transcript !== null) transcript.scrollTop = 0;
  }

  private empty() {
    if (this.state === 'java')
      return html`<p class="hint">Only Python can be typed into. Choose Python as the engine, beside Start, and start again.</p>`;
    return html`
      <p class="lead">Type Python into the running program.</p>
      <p class="hint">It runs on the lane You, with all names of the program: <code>e.set()</code>, <code>queue.put(100)</code>,
        <code>t3.start()</code>. What it does is on the timeline, too; a call that waits can be interrupted.</p>
      ${this.state === 'closed' ? this.offer() : nothing}`;
  }

  private over() {
    return this.state === 'java'
      ? nothing
      : html`<div class="over"><p class="hint">The run is over.</p>${this.offer()}</div>`;
  }

  private offer() {
    return html`<p><button type="button" class="primary" data-action="startOpen" @click=${this.start}>
      Start, and stay open</button></p>`;
  }

  private start(): void {
    const stay = this.querySelector<HTMLInputElement>('[name="interactive"]');
    if (stay !== null) stay.checked = true;
    this.fire('start');
  }

  private fire(what: string): void {
    this.dispatchEvent(new Event(what));
  }
}

function shown({ code, output, left, error, isOver }: TypedCommand) {
  const lines = code.split('\n');
  return html`<div class="command" data-over=${isOver}>
    <pre class="typed">${lines.map(typedLine)}</pre>
    ${left === 0 ? nothing : html`<p class="hint">${left} lines before</p>`}
    ${output.length === 0 ? nothing : html`<pre class="output">${output.join('\n')}</pre>`}
    ${error === null ? nothing : html`<pre class="error">${error}</pre>`}
  </div>`;
}

function typedLine(line: string, at: number) {
  return html`<span class="line"><span class="prompt" aria-hidden="true">${at === 0 ? '>>>' : '...'} </span>${line}</span>`;
}

customElements.define('syncline-console', ConsolePanel);
