import { find, onClick, type Refusal, showRefusal, showText } from '../../base/dom';
import type { RunLog } from '../../model/run-log';
import type { Problem } from '../../net/problem';
import { COMPARE_KEYS, type KeyAction } from '../keys/key-table';
import { listenToKeys } from '../keys/keys';
import { PresentingTools } from '../presenting/presenting-tools';
import { withAxis } from '../session/axis-choice';
import { CompareSide } from './compare-side';
import { PairView } from './pair-view';

/** The page with two runs, one above the other, on one time axis. */
export class ComparePage {
  private readonly form = find<HTMLFormElement>('#compare');
  private readonly banner = find('[data-banner]');
  private readonly tools = new PresentingTools(COMPARE_KEYS);
  private readonly sides: readonly [CompareSide, CompareSide];
  private readonly view: PairView;
  private refused: Refusal | null = this.banner.hidden
    ? null
    : {
        message: this.banner.firstChild?.textContent ?? '',
        activity: this.banner.dataset.activity ?? null,
      };
  private starting = false;
  private concluded: RunLog | null = null;

  constructor() {
    const side = (letter: string) =>
      new CompareSide(find(`#side-${letter}`), () => queueMicrotask(() => this.update()));
    this.sides = [side('a'), side('b')];
    this.view = new PairView(this.sides);
    for (const { session } of this.sides) {
      session.on('log', () => queueMicrotask(() => this.view.join()));
      session.on('problem', (problem) => problem && this.refuse(problem));
    }
    this.view.join();
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.start();
    });
    this.form.addEventListener('change', ({ target }) => this.turned(target as HTMLElement));
    onClick('[data-action="pause"], [data-action="continue"]', () => this.act('pause'));
    for (const action of ['stop', 'fit'] as const)
      onClick(`[data-action="${action}"]`, () => this.act(action));
    addEventListener('popstate', () => location.reload());
    listenToKeys(COMPARE_KEYS, (action) => this.act(action));
    this.update();
  }

  /**
   * Starts both, and lets them go on when both are there, so that they go side by side. If one is refused, the other is stopped, because
   * one alone compares nothing.
   */
  private async start(): Promise<void> {
    if (this.starting || !this.canStart || !this.form.reportValidity()) return;
    this.starting = true;
    this.refused = null;
    const runs = await Promise.all(this.sides.map((side) => side.start()));
    if (runs.includes(null)) await this.stop();
    else await Promise.all(this.sides.map((side) => side.go()));
    this.starting = false;
    if (!runs.includes(null))
      history.pushState(null, '', withAxis(`/compare?a=${runs[0]?.id}&b=${runs[1]?.id}`));
    this.update();
  }

  private async stop(): Promise<void> {
    await Promise.all(this.sides.map(({ session }) => session.stop()));
  }

  /** Pauses both, or continues both; one that has ended is left out. */
  private async pause(): Promise<void> {
    const { isPaused } = this;
    await Promise.all(
      this.sides.map(({ session }) => (isPaused ? session.continue() : session.pause())),
    );
  }

  private refuse(problem: Problem): void {
    if (problem.status !== 404) this.refused = problem;
    this.update();
  }

  /**
   * Another scenario has other knobs, so the page is loaded anew; else only what is said of the difference is. The runs
   * before had other settings, so they leave.
   */
  private async turned(control: HTMLElement): Promise<void> {
    const query = new URLSearchParams([...new FormData(this.form)].map(([k, v]) => [k, String(v)]));
    const url = withAxis(`/compare?${query}`);
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
    find('.pairs').replaceChildren(...(page.querySelector('.pairs')?.children ?? []));
    history.replaceState(null, '', url);
    for (const { session } of this.sides) if (session.phase === 'run') session.leave();
  }

  /** A program of the user is started on its own page. */
  private get canStart(): boolean {
    return this.form.dataset.onlyShown === undefined;
  }

  private get isLive(): boolean {
    return this.sides.some(({ session }) => session.live);
  }

  /** Whether every live run is paused. */
  private get isPaused(): boolean {
    const live = this.sides.filter(({ session }) => session.live);
    return live.length > 0 && live.every(({ session }) => session.log.state === 'paused');
  }

  private update(): void {
    const isLive = this.isLive || this.starting;
    const isPaused = this.isPaused && !this.starting;
    this.showButtons({
      start: !isLive && this.canStart,
      pause: isLive && !isPaused,
      continue: isPaused,
    });
    find<HTMLButtonElement>('[data-action="stop"]').disabled = !isLive;
    for (const settings of document.querySelectorAll('fieldset')) settings.disabled = isLive;
    const troubles = this.sides.map(({ trouble }) => trouble);
    const trouble = troubles.find((each) => each !== null);
    if (trouble === undefined) showRefusal(this.banner, this.refused);
    else showText(this.banner, trouble);
    this.view.update();
    this.conclude();
  }

  /** Shows one of the buttons that take turns in one place; the focus stays in that place. */
  private showButtons(isShown: Readonly<Record<string, boolean>>): void {
    const buttons = Object.keys(isShown).map((name) => find(`[data-action="${name}"]`));
    const hadFocus = buttons.some((button) => button === document.activeElement);
    for (const button of buttons) button.hidden = isShown[button.dataset.action ?? ''] !== true;
    if (hadFocus) buttons.find((button) => !button.hidden)?.focus();
  }

  /** When both have ended, shows them whole, unless somebody looks at something, and says aloud how they ended. */
  private conclude(): void {
    const logs = this.sides.map(({ session }) => session.log);
    if (logs[0] === this.concluded || !logs.every(({ ended }) => ended)) return;
    this.concluded = logs[0] ?? null;
    const said = logs.map(({ outcome }, i) => `Run ${'AB'[i]}: ${outcome?.text ?? 'ended.'}`);
    find('[data-announce]').textContent = said.join(' ');
    if (this.view.follows) this.view.fit();
  }

  private act(action: KeyAction): void {
    const { view } = this;
    if (this.tools.act(action) || view.actOn(action)) return;
    if (action === 'start') this.form.requestSubmit();
    else if (action === 'pause') void this.pause();
    else if (action === 'stop') void this.stop();
    else if (action === 'replay') view.toggleReplay();
    else if (action === 'fit') view.fit();
    else if (action === 'axis') view.toggleAxis();
    else if (action === 'back' || action === 'forward' || action === 'live')
      view.act({ act: action });
  }
}
