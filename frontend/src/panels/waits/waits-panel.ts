import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatDuration } from '../../base/format';
import { graphWaits, type Wait, type WaitGraph } from '../../model/objects/wait-graph';
import type { RunLog } from '../../model/run-log';
import type { Moment } from '../moment';
import { Steady } from '../steady';
import { boxOf, draw } from './drawing';
import { layOut, WIDTH } from './layout';
import { nameWidth } from './name-width';

/** How many events are read in one go, so that the page stays alive while a long log is read. */
const STEP = 60_000;

/** Who waits for whom at a moment of the log: as a drawing, and in sentences. */
export class WaitsPanel extends LitElement {
  static override properties = { moment: { attribute: false } };
  declare moment: Moment | null;
  private readonly steady = new Steady(this);

  constructor() {
    super();
    this.moment = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    this.steady.hold('.drawing');
  }

  protected override render() {
    const { moment } = this;
    if (moment === null) return html``;
    const { log, nanos } = moment;
    const ring = moment.seq === log.nextSeq - 1 ? ringAtEnd(log) : null;
    const seq = ring ?? moment.seq;
    const world = log.history.at(seq, STEP);
    if (world === null) {
      setTimeout(() => this.requestUpdate());
      return html`<p class="no-moment">Reading the log…</p>`;
    }
    const graph = graphWaits(world, log.actors, log.notes, seq);
    const t = log.eventAt(seq)?.t ?? nanos;
    const isQuiet = graph.waits.length === 0;
    const now = ring === null ? Math.max(t, nanos) : null;
    return html`<div class="drawing">
      ${ring === null ? '' : html`<p class="then">The run is over. This is how they stood when nobody could go on:</p>`}
      ${
        isQuiet ? html`<p class="no-moment">Nobody waits now.</p>` : this.picture(graph, log, t)
      }</div>
      ${isQuiet ? '' : this.sentences(graph, log, now)}`;
  }

  private picture(graph: WaitGraph, log: RunLog, t: number) {
    const drawing = layOut(graph);
    const states = new Map(log.lanesAt(t).map(({ actor, state }) => [actor.id, state]));
    const words = {
      name: ({ kind, id }: { kind: string; id: number }) => {
        if (kind === 'actor') return log.actors[id]?.name ?? '?';
        const { type, name = '?' } = log.objects[id] ?? {};
        return type === 'Process' ? `end of ${name}` : name;
      },
      state: (actor: number) => states.get(actor) ?? 'none',
      measure: nameWidth,
    };
    const label = graph.rings.length > 0 ? 'A deadlock: the ring of waits' : 'Who waits for whom';
    return html`
      ${graph.rings.length > 0 ? html`<p class="verdict">Deadlock: nobody in this ring can go on.</p>` : ''}
      <svg class="waitgraph" viewBox=${boxOf(drawing)} style="--wide: ${WIDTH + 8}" role="img"
        aria-label="${label}. The list below says the same.">${draw(drawing, words)}</svg>
      ${drawing.hidden > 0 ? html`<p class="more">and ${drawing.hidden} more</p>` : ''}
    `;
  }

  private sentences({ waits }: WaitGraph, log: RunLog, now: number | null) {
    return html`<ul class="waits" aria-label="Who waits">
      ${repeat(
        waits,
        ({ actor }) => actor,
        (wait) => html`<li ?data-stuck=${wait.isStuck}>
          <p>${sentence(wait, log)}</p><b>${now === null ? '' : formatDuration(Math.max(0, now - wait.since))}</b>
        </li>`,
      )}
    </ul>`;
  }
}

/** The event that closed the ring in which a run ended; nobody waits any more when its actors have been stopped. */
function ringAtEnd({ ended, state, notes }: RunLog): number | null {
  if (!ended || state !== 'deadlocked') return null;
  const note = notes.filter(({ kind }) => kind === 'deadlock').at(-1);
  return note === undefined ? null : note.seq - 1;
}

function sentence({ actor, object, text, holders }: Wait, log: RunLog): string {
  const who = log.actors[actor];
  const name = (id: number) => log.actors[id]?.name ?? '?';
  const it = log.objects[object]?.name ?? 'something';
  const waits = who?.kind === 'you' ? 'You wait' : `${name(actor)} waits`;
  const [first] = holders;
  if (first === undefined) {
    const why = text === null ? null : /^waits? (.+?)\.?$/.exec(text)?.[1];
    if (why == null) return `${waits} for ${it}.`;
    const { type } = log.objects[object] ?? {};
    const isOneOfMany = log.objects.filter((other) => other?.type === type).length > 1;
    return `${waits} ${why}${isOneOfMany ? ` (${it})` : ''}.`;
  }
  if (log.objects[object]?.type === 'Process') return `${waits} for ${it} to end.`;
  if (first === actor) return `${waits} for ${it}, and holds it itself.`;
  const others = holders.length > 1 ? ` and ${holders.length - 1} more hold it` : ' holds it';
  return `${waits} for ${it}: ${name(first)}${others}.`;
}

customElements.define('syncline-waits', WaitsPanel);
