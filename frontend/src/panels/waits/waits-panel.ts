import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatDuration } from '../../base/format';
import { HeightKeeper } from '../../base/height-keeper';
import type { Note } from '../../model/log/message';
import { familyOf } from '../../model/log/object-type';
import { stuckAtEnd } from '../../model/log/stuck';
import { graphWaits, type Wait, type WaitGraph } from '../../model/objects/wait-graph';
import type { RunLog } from '../../model/run-log';
import { objectName } from '../../model/sentences/grammar';
import type { Moment } from '../parts/moment';
import { layOut } from './graph-layout';
import { draw, sizeOf } from './graph-svg';
import { NameWidths } from './name-widths';

/** How many events are read in one go, so that the page stays alive while a long log is read. */
const STEP = 60_000;

/** Who waits for whom at a moment of the log: as a drawing, and in sentences. */
export class WaitsPanel extends LitElement {
  static override properties = { moment: { attribute: false } };
  declare moment: Moment | null;
  private readonly heights = new HeightKeeper(this);
  private readonly widths = new NameWidths();

  constructor() {
    super();
    this.moment = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    this.heights.keep('.drawing');
  }

  protected override render() {
    const { moment } = this;
    if (moment === null) return html``;
    const { log, nanos } = moment;
    const stuck = moment.seq === log.nextSeq - 1 ? stuckAtEnd(log) : null;
    const seq = stuck ?? moment.seq;
    const states = log.history.at(seq, STEP);
    if (states === null) {
      setTimeout(() => this.requestUpdate());
      return html`<p class="no-moment">Reading the log…</p>`;
    }
    const graph = graphWaits(states, log.actors, log.notes, seq);
    const t = log.eventAt(seq)?.t ?? nanos;
    const isQuiet = graph.waits.length === 0;
    const now = stuck === null ? Math.max(t, nanos) : null;
    return html`<div class="drawing">
      ${stuck === null ? '' : html`<p class="then">The run has ended. These were the waits when no actor could proceed:</p>`}
      ${
        isQuiet ? html`<p class="no-moment">No actor waits now.</p>` : this.picture(graph, log, t)
      }</div>
      ${isQuiet ? '' : this.sentences(graph, log, now)}`;
  }

  private picture(graph: WaitGraph, log: RunLog, t: number) {
    const drawing = layOut(graph);
    const states = new Map(log.lanesAt(t).map(({ actor, state }) => [actor.id, state]));
    const labels = {
      name: ({ kind, id }: { kind: string; id: number }) => {
        const actor = log.actors[id]?.name ?? '?';
        if (kind === 'actor') return actor;
        if (kind === 'end') return `end of ${actor}`;
        const { name = '?' } = log.objects[id] ?? {};
        return familyOf(log.objects[id]) === 'process' ? `end of ${name}` : name;
      },
      // Main has no lane as long as it takes no part
      state: (actor: number) => states.get(actor) ?? (graph.stall === null ? 'none' : 'stalled'),
      measure: this.widths.measure,
    };
    const isRing = graph.cycles.length > 0;
    const label = isRing ? 'A deadlock: the ring of waits' : 'Who waits for whom';
    const { viewBox, style } = sizeOf(drawing);
    return html`
      ${isRing ? html`<p class="verdict">Deadlock: no actor in this ring can proceed.</p>` : ''}
      ${graph.stall === null ? '' : html`<p class="verdict stalled">Stalled: every actor waits. ${help(graph.stall, log)}</p>`}
      <svg class=${isRing ? 'waitgraph ring' : 'waitgraph'} viewBox=${viewBox} style=${style} role="img"
        aria-label="${label}. The list below says the same.">${draw(drawing, labels)}</svg>
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

/** What the person at the screen can do about a stall. */
function help({ help: ways = [] }: Note, log: RunLog): string {
  if (ways.length === 0) return 'Only Stop ends it.';
  const calls = ways.map(
    ({ object, operation }) => `${log.objects[object]?.name ?? '?'}.${operation}()`,
  );
  return `Only you can help: ${calls.join(' or ')}.`;
}

function sentence({ actor, object, end, text, holders }: Wait, log: RunLog): string {
  const who = log.actors[actor];
  const name = (id: number) => log.actors[id]?.name ?? '?';
  const info = log.objects[object];
  const it = info === undefined ? 'something' : objectName(info);
  const waits = who?.kind === 'you' ? 'You wait' : `${name(actor)} waits`;
  if (end !== null) return `${waits} for ${name(end)} to end.`;
  const [first] = holders;
  if (first === undefined) {
    const why = text === null ? null : /^waits? (.+?)\.?$/.exec(text)?.[1];
    if (why == null) return `${waits} for ${it}.`;
    const { type } = log.objects[object] ?? {};
    const isOneOfMany = log.objects.filter((other) => other?.type === type).length > 1;
    return `${waits} ${why}${isOneOfMany ? ` (${it})` : ''}.`;
  }
  if (familyOf(log.objects[object]) === 'process') return `${waits} for ${it} to end.`;
  if (first === actor) return `${waits} for ${it}, and holds it itself.`;
  const others = holders.length > 1 ? ` and ${holders.length - 1} more hold it` : ' holds it';
  return `${waits} for ${it}: ${name(first)}${others}.`;
}

customElements.define('syncline-waits', WaitsPanel);
