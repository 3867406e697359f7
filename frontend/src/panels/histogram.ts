import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { verdictLabel } from '../model/log/verdict';
import { type OutcomeCount, percentOf, type Series } from '../model/series';

/** A bar for each outcome of a series, which leads to a run; shows what the server rendered until there is a series. */
export class Histogram extends LitElement {
  static override properties = { series: { attribute: false } };
  declare series: Series | null;
  private rendered = false;

  constructor() {
    super();
    this.series = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override shouldUpdate(): boolean {
    if (this.series !== null && !this.rendered) {
      this.rendered = true;
      this.replaceChildren();
    }
    return this.series !== null;
  }

  protected override render() {
    const { series } = this;
    if (series === null) return nothing;
    const { done, times, outcomes } = series;
    return html`
      <div class="progress">
        <p class="done"><b>${done}</b> of ${times} runs</p>
        <progress value=${done} max=${times} aria-label="Runs that are over"></progress>
      </div>
      <ol class="histogram">
        ${repeat(
          outcomes,
          ({ id, grade, verdict }) => `${id} ${grade} ${verdict}`,
          (outcome) => bar(outcome, done),
        )}
      </ol>
    `;
  }
}

function bar(outcome: OutcomeCount, done: number) {
  const { id, grade, verdict, text, count } = outcome;
  const [watch, ...others] = outcome.runs;
  const [sample] = outcome.samples;
  const part = done === 0 ? 0 : (count * 100) / done;
  return html`<li data-grade=${grade} data-verdict=${verdict ?? nothing} data-outcome=${id} ?data-none=${count === 0}>
    <a href=${watch === undefined ? nothing : `/runs/${watch}`}
      title=${watch === undefined ? nothing : 'Watch a run that ended this way'}>
      <span class="grade">${verdictLabel(verdict, grade)}</span>
      <strong>${text}</strong>
      <span class="count"><b>${count}</b> <span>${percentOf(count, done)}</span></span>
      <span class="track" aria-hidden="true"><span class="fill" style="width: ${part}%"></span></span>
      ${sample === undefined ? nothing : html`<span class="sample">One of them: ${sample}</span>`}
    </a>
    ${others.length === 0 ? nothing : html`<p class="kept">also ${others.map(other)}</p>`}
  </li>`;
}

function other(run: string, index: number) {
  return html`<a href=${`/runs/${run}`} title="Watch another run that ended this way">run ${index + 2}</a> `;
}

customElements.define('syncline-histogram', Histogram);
