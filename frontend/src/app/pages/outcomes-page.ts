import { find, onClick, onSubmit, showRefusal, showText } from '../../base/dom';
import { describeSeries, type Series } from '../../model/series';
import { Problem } from '../../net/problem';
import { fetchSeries, startSeries, stopSeries } from '../../net/series-api';
import type { Histogram } from '../../panels/histogram';
import { toggleFullScreen } from '../display/full-screen';
import { changeTextSize } from '../display/text-size';
import { listKeys } from '../keys/key-list';
import { type KeyAction, OUTCOMES_KEYS } from '../keys/key-table';
import { listenToKeys } from '../keys/keys';
import { KnobForm } from '../knobs/knob-form';

/** How often the server is asked how the series stands, in milliseconds. */
const POLL_MILLIS = 300;

/** How often a server that does not answer is asked, in milliseconds. */
const RETRY_MILLIS = 2000;

/** The page on which a scenario is run a hundred times: the bars grow meanwhile. */
export class OutcomesPage {
  private readonly scenario = document.body.dataset.scenario ?? '';
  private readonly form: KnobForm;
  private readonly fields = find<HTMLFormElement>('#knobs');
  private readonly histogram = find<Histogram>('syncline-histogram');
  private readonly banner = find('[data-banner]');
  private series: Series | null = null;
  private shown = document.body.dataset.series ?? null;
  private busy = false;

  constructor() {
    this.form = new KnobForm(this.fields, this.scenario);
    onSubmit('#knobs', () => void this.attempt(() => this.start()));
    onSubmit('[data-action="stop"]', () => void this.attempt(() => this.stop()));
    onSubmit('[data-preset]', (fields) => {
      this.form.setPreset(Object.fromEntries(fields));
      this.turned();
    });
    this.fields.addEventListener('change', () => this.turned());
    addEventListener('popstate', () => location.reload());
    listKeys(find('[data-keys]'), OUTCOMES_KEYS);
    onClick('[data-action="keys"]', () => this.act('keys'));
    listenToKeys(OUTCOMES_KEYS, (action) => this.act(action));
    if (this.shown !== null) void this.follow(this.shown);
  }

  private act(action: KeyAction): void {
    if (action === 'start' && this.series?.state !== 'running') this.fields.requestSubmit();
    else if (action === 'stop' && this.series?.state === 'running')
      void this.attempt(() => this.stop());
    else if (action === 'keys') find<HTMLDialogElement>('dialog.keys').showModal();
    else if (action === 'larger' || action === 'smaller')
      changeTextSize(action === 'larger' ? 1 : -1);
    else if (action === 'fullScreen') void toggleFullScreen();
  }

  private async start(): Promise<void> {
    this.form.clearProblems();
    const series = await startSeries({
      ...this.form.request(),
      times: this.chosen('series-times'),
      speed: this.chosen('series-speed'),
    });
    history.pushState(null, '', `${location.pathname}?series=${series.id}`);
    this.shown = series.id;
    this.show(series);
    find('[data-stale]').hidden = true;
    void this.follow(series.id);
  }

  private async stop(): Promise<void> {
    if (this.shown !== null) this.show(await stopSeries(this.shown));
  }

  /** Asks how this series stands until it is over, or another one is shown. */
  private async follow(id: string): Promise<void> {
    let pause = POLL_MILLIS;
    while (this.shown === id && (this.series?.id !== id || this.series.state === 'running')) {
      try {
        this.show(await fetchSeries(id));
        showText(this.banner, null);
        pause = POLL_MILLIS;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.status !== 0) return this.lose(error.message);
        showText(this.banner, 'The server does not answer. Trying again…');
        pause = RETRY_MILLIS;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private show(series: Series): void {
    const was = this.series?.id === series.id ? this.series.state : 'running';
    this.series = series;
    this.histogram.removeAttribute('data-kind');
    this.histogram.series = series;
    this.showState(series.state, series.state === 'running');
    if (series.state !== 'running' && was === 'running') {
      find('[data-announce]').textContent = describeSeries(series);
    }
  }

  private showState(word: string, live: boolean): void {
    const start = find('[data-action="start"]');
    const stop = find('[data-action="stop"]');
    const focus = document.activeElement;
    const hadFocus = focus === start || stop.contains(focus);
    start.hidden = live;
    stop.hidden = !live;
    if (hadFocus) (live ? stop.querySelector('button') : start)?.focus();
    find('.state').dataset.state = word;
    find('.state .word').textContent = word;
  }

  /** The server has forgotten the series, for example because it was started anew. */
  private lose(why: string): void {
    this.shown = null;
    this.showState('gone', false);
    showText(this.banner, why);
  }

  /** Says that the bars are those of other knobs, or keeps the knobs in the address. */
  private turned(): void {
    const times = this.chosen('series-times');
    const speed = this.chosen('series-speed');
    find('[data-times]').textContent = String(times);
    find('[data-speed]').textContent = describeSpeed(speed);
    if (this.shown !== null) find('[data-stale]').hidden = false;
    else history.replaceState(null, '', this.address(times, speed));
  }

  /** An address that carries everything that is chosen. */
  private address(times: number, speed: number): string {
    const query = new URLSearchParams(this.form.query());
    query.set('series-times', String(times));
    query.set('series-speed', String(speed));
    return `${location.pathname}?${query}`;
  }

  private chosen(name: string): number {
    return Number(new FormData(this.fields).get(name));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    showText(this.banner, null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isAtKnob = this.form.showProblem(error.message, error.field);
      showRefusal(this.banner, isAtKnob ? null : error);
    } finally {
      this.busy = false;
    }
  }
}

/** How fast the clock goes, in words. */
function describeSpeed(speed: number): string {
  return speed === 1
    ? 'The clock runs at normal speed'
    : `Work, sleep and timeouts run ${speed} times as fast`;
}
