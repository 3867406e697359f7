import { html, LitElement, nothing } from 'lit';
import {
  describeUntraced,
  type UntracedCount,
  type UntracedResult,
  wordsOf,
} from '../model/untraced';

/** More results are shown as one bar. */
const MAX_BARS = 4;

/**
 * Offers to count what a Python program prints without the tracer, and shows what was counted. Fires `count` and `stop` when that is
 * asked for.
 */
export class UntracedPanel extends LitElement {
  static override properties = { offered: { attribute: false }, count: { attribute: false } };
  /** Whether there is a program to be counted. */
  declare offered: boolean;
  declare count: UntracedCount | null;

  constructor() {
    super();
    this.offered = false;
    this.count = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { offered, count } = this;
    this.hidden = !offered;
    if (!offered) return nothing;
    return html`
      <div class="ask">${count?.state === 'running' ? this.running(count) : this.ask(count)}</div>
      ${count === null || count.done === 0 ? nothing : bars(count)}
      <p class="said" role="status">${count === null || count.state === 'running' ? nothing : describeUntraced(count)}</p>
    `;
  }

  private ask(count: UntracedCount | null) {
    return html`
      <button type="button" data-action="untraced" @click=${() => this.dispatchEvent(new Event('count'))}
        title="Runs the same program again and again, in the same interpreter, with the same knobs, without the tracer">
        Count without tracing</button>
      ${count === null ? html`<span>How often does it end so when nobody traces it?</span>` : nothing}
    `;
  }

  private running({ done, times }: UntracedCount) {
    return html`
      <button type="button" data-action="untraced" @click=${() => this.dispatchEvent(new Event('stop'))}>Stop counting</button>
      <span>${done} of ${times}</span>
      <progress value=${done} max=${times} aria-label="Programs that have ended"></progress>
    `;
  }
}

function bars({ results, done }: UntracedCount) {
  const shown = results.length > MAX_BARS ? results.slice(0, MAX_BARS - 1) : results;
  const rest = results.slice(shown.length);
  const others = rest.reduce((sum, { count }) => sum + count, 0);
  return html`<ol>
    ${shown.map((result) => bar(labelOf(result), result.count, done))}
    ${rest.length === 0 ? nothing : bar(`${rest.length} other results`, others, done)}
  </ol>`;
}

function labelOf(result: UntracedResult): string {
  return result.ending === '' && result.line !== '' ? result.line : wordsOf(result);
}

function bar(label: string, count: number, done: number) {
  return html`<li>
    <b>${count}</b>
    <span class="track" aria-hidden="true"><span class="fill" style="width: ${(count * 100) / done}%"></span></span>
    <span class="line" title=${label}>${label}</span>
  </li>`;
}

customElements.define('syncline-untraced', UntracedPanel);
