import type { RunRequest, RunView } from '../../net/api';
import type { SentencePanel } from '../../panels/sentence-panel';
import { SteadyNarration } from '../../panels/steady-narration';
import { Timeline } from '../../timeline/timeline';
import { openingAxis } from '../session/axis-choice';
import { Session } from '../session/session';
import { bannerOf, coverOf, stateWord } from '../session/session-view';

/** How often what stands around the timeline is brought up to date, in milliseconds. */
const PANELS_MILLIS = 150;

/** What is told before there is a run. */
const BEFORE = {
  where: 'Before the run',
  head: 'Press Start both.',
  more: '',
  grade: null,
  stuck: null,
  seq: null,
} as const;

/** What the canvas says of itself to who cannot see it. */
const CANVAS =
  'Arrow keys move, plus and minus zoom, and the other run comes along; comma and full stop go from event to event.';

/** One of two runs that are compared: its settings, its timeline, and how it ended. */
export class CompareSide {
  readonly letter: string;
  readonly session = new Session();
  timeline: Timeline | null = null;
  private readonly root: HTMLElement;
  private readonly sentence: SentencePanel;
  private readonly changed: () => void;
  private due = false;
  private isHeld = false;
  private steady = new SteadyNarration();

  /** Shows the run that the server rendered the panel for; `changed` is called when there is news of it. */
  constructor(root: HTMLElement, changed: () => void) {
    this.root = root;
    this.letter = root.dataset.side ?? '';
    this.sentence = this.part<SentencePanel>('syncline-sentence');
    this.changed = changed;
    this.session.on('log', () => this.renew());
    this.session.on('change', () => this.schedule());
    const { run } = root.dataset;
    if (run !== undefined) this.session.show(run);
  }

  /** What is to be started on this side. */
  get request(): RunRequest {
    const knobs = this.controls('[data-knob]').map((control) => {
      const { knob } = control.dataset;
      const value = control.value;
      const name = control.name.slice(this.letter.length + 1);
      return [
        name,
        knob === 'number' ? Number(value) : knob === 'switch' ? value === 'true' : value,
      ];
    });
    const [engine] = this.controls('[name$=".engine"]');
    const [scenario] = this.controls('[data-scenario]');
    return {
      scenario: scenario?.value ?? '',
      knobs: Object.fromEntries(knobs),
      ...(engine !== undefined && { engine: engine.value }),
    };
  }

  /** Starts a run in place of the one that is shown; it waits before its first operation, and nothing is told of it, until {@link go}. */
  start(): Promise<RunView | null> {
    this.isHeld = true;
    return this.session.start({ ...this.request, paused: true });
  }

  /** Lets the run that was started go on. */
  async go(): Promise<void> {
    await this.session.continue();
    this.isHeld = false;
    this.schedule();
  }

  /** What went wrong with this side, for the banner. */
  get trouble(): string | null {
    return bannerOf(this.session);
  }

  private renew(): void {
    this.timeline?.destroy();
    this.timeline = null;
    if (this.session.phase === 'run') {
      const host = this.part('[data-timeline]');
      this.timeline = new Timeline(host, this.session.log, { isBare: true, axis: openingAxis() });
      host.querySelector('canvas')?.setAttribute('aria-label', CANVAS);
      this.timeline.on('select', () => this.narrate());
      this.timeline.on('view', () => this.schedule());
    }
    this.steady = new SteadyNarration();
    this.schedule();
  }

  private schedule(): void {
    if (this.due) return;
    this.due = true;
    setTimeout(() => this.update(), PANELS_MILLIS);
  }

  private update(): void {
    this.due = false;
    const { session } = this;
    const cover = coverOf(session);
    const empty = this.part('[data-empty]');
    empty.hidden = cover === null;
    if (cover !== null) empty.dataset.kind = cover;
    const word = stateWord(session);
    this.part('.state').dataset.state = word;
    this.part('.state .word').textContent = word;
    this.timeline?.freeze(session.connection === 'lost');
    this.narrate();
    this.changed();
  }

  /** Tells of the marked event, of the one at the playhead of who looks back, or of how the run stands. */
  private narrate(): void {
    const { log, phase } = this.session;
    const pointed = this.timeline?.pointed ?? null;
    if (phase !== 'run' || (this.isHeld && !log.ended)) this.sentence.narration = BEFORE;
    else this.sentence.narration = this.steady.narrate(log, pointed) ?? this.sentence.narration;
    if (this.steady.isLate) this.schedule();
  }

  private controls(selector: string): (HTMLInputElement | HTMLSelectElement)[] {
    return [...this.root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(selector)];
  }

  private part<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (found === null) throw new Error(`The side has no ${selector}.`);
    return found;
  }
}
