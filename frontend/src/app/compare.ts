import type { RunLog } from '../model/run-log';
import type { Problem } from '../net/problem';
import { CompareSide } from './compare-side';
import { find, onClick, showText } from './dom';

/** The page with two runs, one above the other, on one time axis. */
export class ComparePage {
  private readonly form = find<HTMLFormElement>('#compare');
  private readonly banner = find('[data-banner]');
  private readonly sides: readonly [CompareSide, CompareSide];
  private refused: string | null = this.banner.hidden ? null : this.banner.textContent;
  private starting = false;
  private concluded: RunLog | null = null;

  constructor() {
    const side = (letter: string) =>
      new CompareSide(find(`#side-${letter}`), () => queueMicrotask(() => this.update()));
    this.sides = [side('a'), side('b')];
    for (const { session } of this.sides) {
      session.on('log', () => queueMicrotask(() => this.pair()));
      session.on('problem', (problem) => problem && this.refuse(problem));
    }
    this.pair();
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.start();
    });
    this.form.addEventListener('change', ({ target }) => this.turned(target as HTMLElement));
    onClick('[data-action="stop"]', () => void this.stop());
    onClick('[data-action="live"]', () => this.sides[0].timeline?.goLive());
    onClick('[data-action="fit"]', () => this.fit());
    onClick('[data-action="hall"]', () => this.toggleHall());
    addEventListener('popstate', () => location.reload());
    document.addEventListener('keydown', (event) => this.key(event));
    this.update();
  }

  /** Starts both; if one is refused, the other is stopped, because one alone compares nothing. */
  private async start(): Promise<void> {
    if (this.starting || !this.form.reportValidity()) return;
    this.starting = true;
    this.refused = null;
    const runs = await Promise.all(this.sides.map((side) => side.start()));
    this.starting = false;
    if (runs.includes(null)) await this.stop();
    else history.pushState(null, '', `/compare?a=${runs[0]?.id}&b=${runs[1]?.id}`);
    this.update();
  }

  private async stop(): Promise<void> {
    await Promise.all(this.sides.map(({ session }) => session.stop()));
  }

  /** Puts the two timelines on one axis as soon as both are there. */
  private pair(): void {
    const [a, b] = this.sides.map(({ timeline }) => timeline);
    if (a && b) {
      a.pairWith(b);
      a.on('view', () => this.update());
    }
  }

  /** Shows the whole of the longer run. */
  private fit(): void {
    this.sides[0].timeline?.fit();
  }

  private refuse({ status, message }: Problem): void {
    if (status !== 404) this.refused = message;
    this.update();
  }

  /**
   * Another scenario has other knobs, so the page is loaded anew; else only what is said of the difference is. The runs
   * before had other settings, so they leave.
   */
  private async turned(control: HTMLElement): Promise<void> {
    const query = new URLSearchParams([...new FormData(this.form)].map(([k, v]) => [k, String(v)]));
    const url = `/compare?${query}`;
    if (control.matches('[data-scenario]')) {
      location.assign(url);
      return;
    }
    const answer = await fetch(url, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer === null || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const { letter } of this.sides) {
      for (const part of ['[data-difference]', '[data-problem]']) {
        const fresh = page.querySelector<HTMLElement>(`#side-${letter} ${part}`);
        const place = find(`#side-${letter} ${part}`);
        place.textContent = fresh?.textContent ?? '';
        place.hidden = fresh?.hidden ?? true;
      }
    }
    history.replaceState(null, '', url);
    for (const { session } of this.sides) if (session.stage === 'run') session.leave();
  }

  private get isLive(): boolean {
    return this.sides.some(({ session }) => session.live);
  }

  private update(): void {
    const { isLive } = this;
    const start = find('[data-action="start"]');
    const stop = find('[data-action="stop"]');
    const hadFocus = document.activeElement === start || document.activeElement === stop;
    start.hidden = isLive || this.starting;
    stop.hidden = !start.hidden;
    if (hadFocus) (start.hidden ? stop : start).focus();
    const isDetached = isLive && this.sides.some(({ timeline }) => timeline?.follow === false);
    for (const settings of document.querySelectorAll('fieldset')) settings.disabled = start.hidden;
    find<HTMLButtonElement>('[data-action="live"]').disabled = !isDetached;
    const troubles = this.sides.map(({ trouble }) => trouble);
    showText(this.banner, troubles.find((trouble) => trouble !== null) ?? this.refused);
    this.conclude();
  }

  /** When both have ended, shows them whole, unless somebody looks at something, and says aloud how they ended. */
  private conclude(): void {
    const logs = this.sides.map(({ session }) => session.log);
    if (logs[0] === this.concluded || !logs.every(({ ended }) => ended)) return;
    this.concluded = logs[0] ?? null;
    const said = logs.map(({ outcome }, i) => `Run ${'AB'[i]}: ${outcome?.text ?? 'ended.'}`);
    find('[data-announce]').textContent = said.join(' ');
    if (this.sides[0].timeline?.follow) this.fit();
  }

  private toggleHall(): void {
    const isHall = document.body.classList.toggle('hall');
    find('[data-action="hall"]').setAttribute('aria-pressed', String(isHall));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented)
      return;
    if (event.target instanceof Element && event.target.closest('input, select')) return;
    const action = { s: 'start', x: 'stop', l: 'live', f: 'hall' }[event.key.toLowerCase()];
    const button = action && find<HTMLButtonElement>(`[data-action="${action}"]`);
    if (button && !button.hidden) button.click();
  }
}
