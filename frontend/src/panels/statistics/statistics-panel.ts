import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatCount, formatDuration, formatMoment } from '../../base/format';
import { HeightKeeper } from '../../base/height-keeper';
import type { MomentRange } from '../../model/log/moment-range';
import type { RunLog } from '../../model/run-log';
import { RangeStatistics } from '../../model/statistics/range-statistics';
import { type Report, reportOn } from '../../model/statistics/report';
import type { Moment } from '../parts/moment';
import { actorTable } from './actor-table';
import { objectTables } from './object-tables';
import { waitHistogram } from './wait-histogram';

/** How many events are read in one go, so that the page stays alive while a long log is read. */
const STEP = 100_000;

/**
 * The figures of the part of the run that is marked, else of the whole run up to its newest event: who waited how long for what, and
 * how often. Fires `unmark` when the whole run is wanted again.
 */
export class StatisticsPanel extends LitElement {
  static override properties = { moment: { attribute: false }, chosen: { state: true } };
  declare moment: Moment | null;
  /** The object whose waits the histogram shows, or -1 for all. */
  declare private chosen: number;
  private readonly heights = new HeightKeeper(this);
  private ranged: RangeStatistics | null = null;

  constructor() {
    super();
    this.moment = null;
    this.chosen = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('moment') as Moment | null | undefined;
    if (!changed.has('moment') || before?.log === this.moment?.log) return;
    this.chosen = -1;
    this.heights.reset();
  }

  protected override render() {
    const log = this.moment?.log;
    if (log === undefined || log.nextSeq === 0) {
      return html`<p class="no-moment">Figures appear when the run has begun.</p>`;
    }
    const range = this.moment?.range ?? null;
    const { statistics } = log;
    if (range !== null) return this.ofPart(log, range);
    statistics.catchUp(Math.min(log.nextSeq, statistics.next + STEP));
    if (statistics.next < log.nextSeq) return this.counting(statistics.next, log.nextSeq);
    const report = reportOn(log, Math.max(log.endNanos, this.moment?.nanos ?? 0));
    return this.figures(
      report,
      html`<p>The whole run so far, wherever the view is: <b>${formatDuration(report.nanos)}</b>.
        <span class="quiet">Drag across the timeline with Shift for the figures of a part of it.</span></p>`,
    );
  }

  /** The figures of a part of the run. */
  private ofPart(log: RunLog, range: MomentRange) {
    if (this.ranged?.range !== range) this.ranged = new RangeStatistics(log, range);
    const { ranged } = this;
    ranged.read(STEP);
    if (!ranged.isComplete) return this.counting(ranged.counted, ranged.events);
    const moment = (nanos: number) =>
      html`<b>${formatMoment(nanos, Math.max(1, (range.to - range.from) / 1000), range.to)}</b>`;
    return this.figures(
      ranged.report(),
      html`<p>From ${moment(range.from)} to ${moment(range.to)}: <b>${formatDuration(range.to - range.from)}</b>.
        <button type="button" @click=${() => this.dispatchEvent(new Event('unmark'))}>The whole run</button></p>`,
    );
  }

  /** Says how far it has counted, and counts on. */
  private counting(counted: number, all: number) {
    setTimeout(() => this.requestUpdate());
    return html`<p class="no-moment">Counting the events: ${formatCount(counted)} of ${formatCount(all)}</p>`;
  }

  private figures(report: Report, head: TemplateResult) {
    const part = this.moment?.range
      ? ', and of one that reaches beyond the part, what lies inside'
      : '';
    return html`<div class="statistics">
      ${head} ${throughput(report)} ${actorTable(report.actors)} ${this.waits(report)}
      <h3>Objects</h3>
      <p class="quiet">A wait in progress counts with its length so far${part}.</p>
      ${objectTables(report.objects)}
    </div>`;
  }

  protected override updated(): void {
    this.heights.keep('.shares, caption');
  }

  private waits({ objects, waits }: Report) {
    const waited = objects.filter((object) => object.waits.count > 0);
    const chosen = waited.find(({ info }) => info.id === this.chosen);
    return html`
      <h3 id="waits-title">How long the waits took</h3>
      <label class="choice">Waits for
        <select .value=${String(chosen?.info.id ?? -1)} @change=${this.choose}>
          <option value="-1">everything</option>
          ${waited.map(({ info }) => html`<option value=${info.id} ?selected=${info.id === chosen?.info.id}>${info.name}</option>`)}
        </select>
      </label>
      ${waitHistogram(chosen?.waits ?? waits, chosen?.info.name ?? 'everything')}
    `;
  }

  private choose(event: Event): void {
    this.chosen = Number((event.target as HTMLSelectElement).value);
  }
}

function throughput({ events, items, nanos }: Report) {
  const rate = (count: number) => `${perSecond(count, nanos)} a second`;
  return html`<table class="throughput">
    <caption class="visually-hidden">Throughput</caption>
    <tr><th scope="row">Events</th><td>${formatCount(events)}</td><td>${rate(events)}</td></tr>
    ${
      items === 0
        ? nothing
        : html`<tr><th scope="row">Items taken</th><td>${formatCount(items)}</td><td>${rate(items)}</td></tr>`
    }
  </table>`;
}

function perSecond(count: number, nanos: number): string {
  const rate = nanos === 0 ? 0 : (count * 1e9) / nanos;
  return rate < 10 ? rate.toFixed(1) : formatCount(rate);
}

customElements.define('syncline-statistics', StatisticsPanel);
