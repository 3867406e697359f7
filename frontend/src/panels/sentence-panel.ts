import { html, LitElement, nothing } from 'lit';
import { verdictLabel } from '../model/log/verdict';
import type { Narration } from './narration';

/** From so many letters on a head is set smaller, so that it fits with what follows it. */
const LONG = 90;

/** From so many on it is set smaller still. */
const MAX_LETTERS = 200;

/** The large sentence about what happens; it shows what the server rendered until there is something to tell. */
export class SentencePanel extends LitElement {
  static override properties = { narration: { attribute: false } };
  declare narration: Narration | null;
  private rendered = false;

  constructor() {
    super();
    this.narration = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override shouldUpdate(): boolean {
    if (this.narration !== null && !this.rendered) {
      this.rendered = true;
      this.replaceChildren();
    }
    return this.narration !== null;
  }

  protected override render() {
    const narration = this.narration;
    if (narration === null) return nothing;
    const { where, head, more, grade, verdict, stuck } = narration;
    this.classList.toggle('deadlocked', stuck === 'deadlock');
    this.classList.toggle('stalled', stuck === 'stalled');
    if (grade === null) this.removeAttribute('data-grade');
    else this.setAttribute('data-grade', grade);
    if (grade === null || verdict === undefined) this.removeAttribute('data-verdict');
    else this.setAttribute('data-verdict', verdict);
    return html`
      <p class="where">${where}${grade === null ? nothing : html`<span class="grade">${verdictLabel(verdict, grade)}</span>`}</p>
      <p class=${sizeOf(head)}>${head}</p>
      <p class="more">${more}</p>
    `;
  }
}

function sizeOf(head: string): string {
  if (head.length > MAX_LETTERS) return 'head longest';
  return head.length > LONG ? 'head long' : 'head';
}

customElements.define('syncline-sentence', SentencePanel);
