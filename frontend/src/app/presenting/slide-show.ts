import { find, onClick, onSubmit } from '../../base/dom';
import { pageOf, runPageOf } from '../../base/program';
import type { Narration } from '../../panels/narration';
import type { KnobForm } from '../knobs/knob-form';
import { withView } from '../session/lane-address';
import type { Session } from '../session/session';
import {
  type Move,
  nextMove,
  previousMove,
  readSlides,
  type Slide,
  slideIn,
  withSlide,
} from './slides';

/** Goes through a scenario as through slides: each is shown with its caption, then played. */
export class SlideShow {
  private readonly session: Session;
  private readonly form: KnobForm;
  private readonly scenario: string;
  private readonly changed: () => void;
  private readonly slides: readonly Slide[];
  private at: number;
  /** The slide whose run is shown. */
  private played: number;
  /** The runs of the slides that were played, by their numbers. */
  private readonly runs = new Map<number, string>();
  /** What the run that is shown was started with. */
  private begun = '';

  /** Shows the slides of this scenario with these sliders and this session's runs; `changed` is called after each move. */
  constructor(session: Session, form: KnobForm, scenario: string, changed: () => void) {
    this.session = session;
    this.form = form;
    this.scenario = scenario;
    this.changed = changed;
    const { slides, at } = readSlides(find('[data-slides]'));
    this.slides = slides;
    this.at = this.played = at;
    onClick('[data-action="slideNext"]', () => this.next());
    onClick('[data-action="slideBack"]', () => this.back());
    onSubmit('[data-preset]', (fields) => this.choose(Number(fields.get('slide')), fields));
    this.show();
  }

  /** The number of the slide that is shown. */
  get number(): number {
    return this.at;
  }

  /** What the large sentence says before the run. */
  get narration(): Narration {
    const { caption } = this.slide;
    return {
      where: 'Before the run',
      head: caption,
      more: '',
      grade: null,
      stuck: null,
      seq: null,
    };
  }

  /** Starts the run of this slide, or shows the next slide, or the next scenario. */
  next(): void {
    this.move(nextMove(this.standing));
  }

  /** Goes back to before the run, or to the slide before, or to the scenario before. */
  back(): void {
    this.move(previousMove(this.standing));
  }

  /** An address that leads to the slide too. */
  link(address: string): string {
    return withSlide(address, this.at);
  }

  /** Keeps the sliders and the slide in the address; the address of a run stays its own. */
  keepLink(): void {
    if (this.session.phase === 'idle') history.replaceState(null, '', this.address());
  }

  /** Takes the run that begins now for the one of this slide. */
  began(): void {
    this.played = this.at;
    this.begun = JSON.stringify(this.form.request());
    this.keepRun();
  }

  /** Shows the slide that the address names, after the person went back or forward. */
  follow(): void {
    this.at = this.played = slideIn(location.search, this.slides.length);
    this.show();
  }

  private get slide(): Slide {
    return this.slides[this.at - 1] ?? { title: '', caption: '' };
  }

  private get standing() {
    const isPlayed = this.session.phase === 'run' && this.played === this.at;
    return { at: this.at, count: this.slides.length, isPlayed };
  }

  private move(move: Move): void {
    if (this.session.busy) return;
    if (move === 'start') find<HTMLFormElement>('#knobs').requestSubmit();
    else if (move === 'before') void this.go(this.at, true);
    else if (typeof move === 'number') void this.go(move);
    else {
      const neighbour = move === 'nextScenario' ? 'next' : 'previous';
      document.querySelector<HTMLElement>(`[data-neighbour="${neighbour}"]`)?.click();
    }
  }

  /**
   * Shows a slide, with its run if it was played, else before it; a run that is still live belongs to another one and is stopped. Where
   * the slide would start the very run that is shown, that goes on, and only what is said of it changes.
   */
  private async go(at: number, isBefore = false): Promise<void> {
    const { session, form } = this;
    const fields = document.querySelector<HTMLFormElement>(
      `[data-preset]:has([name="slide"][value="${at}"])`,
    );
    const isIdle = session.phase === 'idle';
    form.setPreset(fields === null ? {} : Object.fromEntries(new FormData(fields)));
    this.at = at;
    const isSame = !isIdle && JSON.stringify(form.request()) === this.begun;
    if (isSame && !isBefore) this.keepRun();
    else await this.leaveFor(isBefore ? undefined : this.runs.get(at));
    this.keepLink();
    this.show();
    this.changed();
  }

  /** Leaves the run that is shown, for that of another slide or for what is before a run. */
  private async leaveFor(run: string | undefined): Promise<void> {
    const { session } = this;
    const isIdle = session.phase === 'idle';
    if (!isIdle && !session.isFollowed) await session.stop();
    if (run !== undefined) {
      this.played = this.at;
      this.begun = JSON.stringify(this.form.request());
      history.pushState(null, '', this.link(runPageOf(this.scenario, run)));
      session.show(run);
    } else if (!isIdle) {
      history.pushState(null, '', this.address());
      session.leave();
    }
  }

  /** Takes the run that is shown for the one of this slide. */
  private keepRun(): void {
    const { run } = this.session;
    this.played = this.at;
    if (run === null) return;
    this.runs.set(this.at, run);
    if (location.pathname === `/runs/${run}`)
      history.pushState(null, '', this.link(`/runs/${run}`));
  }

  /** Takes a preset that was pressed for the slide that is shown; a live run takes over the live knobs. */
  private choose(at: number, fields: FormData): void {
    this.form.setPreset(Object.fromEntries(fields));
    void this.session.turn(this.form.live());
    this.at = at;
    this.keepLink();
    this.show();
    this.changed();
  }

  private address(): string {
    return withView(this.link(pageOf(this.scenario) + this.form.query()));
  }

  private show(): void {
    const { title, caption } = this.slide;
    find('[data-position]').textContent = `${this.at} of ${this.slides.length}`;
    find('[data-title]:not(li)').textContent = title;
    for (const place of document.querySelectorAll('[data-caption]:not(li)'))
      place.textContent = caption;
    find('[data-cover-title]').textContent = this.at === 1 ? 'Press Start' : title;
  }
}
