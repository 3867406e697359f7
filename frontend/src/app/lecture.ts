import { Pictures } from '../model/picture';
import { CodeMarks } from '../panels/code-marks';
import type { EventList } from '../panels/event-list';
import type { LaneButtons, SignalSent } from '../panels/lane-buttons';
import type { Moment, MomentPanel } from '../panels/moment';
import type { PicturePanel } from '../panels/picture';
import type { SentencePanel } from '../panels/sentence';
import { wireTabs } from '../panels/tabs';
import { tell } from '../panels/telling';
import { Transport } from '../panels/transport';
import { Timeline } from '../timeline/timeline';
import { find, onClick, onSubmit, showCurrent, showText } from './dom';
import { type KeyAction, listenToKeys } from './keys';
import { KnobForm } from './knob-form';
import { Session } from './session';
import { bannerOf, coverOf, stateWord, transportView } from './view';

/** How often the panels are brought up to date, in milliseconds; the canvas keeps its own time. */
const PANELS = 100;

/** How long the sentence about the newest event stays, so that it can be read, in milliseconds. */
const SENTENCE = 1200;

/** How often the list of events grows, in milliseconds. */
const LIST = 250;

/** What the canvas says of itself to who cannot see it. */
const CANVAS =
  'The lanes of the run. Arrow keys move, plus and minus zoom, comma and full stop step from event to event; ' +
  'the tab Events has the same as text.';

/** The lecture screen: what the server rendered, brought to life. */
export class LecturePage {
  private readonly session = new Session();
  private readonly scenario = document.body.dataset.scenario ?? '';
  private readonly form: KnobForm;
  private readonly transport: Transport;
  private readonly marks: CodeMarks;
  private readonly list = find<EventList>('syncline-events');
  private readonly sentence = find<SentencePanel>('syncline-sentence');
  private readonly laneButtons = find<LaneButtons>('syncline-lane-buttons');
  private readonly picture = find<PicturePanel>('syncline-picture');
  private readonly banner = find('[data-banner]');
  private readonly cover = find('[data-empty]');
  private pictures = new Pictures(this.session.log);
  private timeline: Timeline | null = null;
  private hovered: number | null = null;
  private selected: number | null = null;
  private openTab = 'lesson';
  private refused: string | null = null;
  private told = 0;
  private listed = 0;
  private due = false;
  private held = false;
  private announced = 0;

  constructor() {
    this.form = new KnobForm(find<HTMLFormElement>('#knobs'), this.scenario);
    this.transport = new Transport(find('.transport'));
    this.marks = new CodeMarks(find('[data-source="java"]'));
    wireTabs(find('[data-tabs]'), (name) => {
      this.openTab = name;
      this.update();
    });
    this.wireSession();
    this.wireForms();
    this.wireButtons();
    listenToKeys((action) => this.act(action));
    addEventListener('popstate', () => this.follow());
    showCurrent(find('[data-list]'));
    const run = document.body.dataset.run;
    if (run !== undefined) this.session.show(run);
    else this.update();
  }

  private wireSession(): void {
    const { session } = this;
    session.on('log', () => this.renew());
    session.on('change', () => this.schedule());
    session.on('problem', (problem) => {
      if (problem.status === 404) return;
      const isKnob = this.form.showProblem(problem.message, problem.field);
      this.refused = isKnob ? null : problem.message;
      this.update();
    });
  }

  private wireForms(): void {
    const { session, form } = this;
    onSubmit('#knobs', () => void this.start());
    onSubmit('[data-action="pause"]', () => void session.pause());
    onSubmit('[data-action="continue"]', () => void session.continue());
    onSubmit('[data-action="stop"]', () => void session.stop());
    onSubmit('[data-operation]', (fields) => {
      this.refused = null;
      const argument = fields.get('argument');
      void session.operate({
        object: String(fields.get('object')),
        operation: String(fields.get('operation')),
        ...(argument !== null && { argument: String(argument) }),
      });
    });
    onSubmit('[data-preset]', (fields) => {
      form.set(Object.fromEntries(fields), 'default');
      void session.turn(form.live());
      this.keepLink();
    });
    form.onTurn((name, value, live) => {
      if (live) void session.turn({ [name]: value });
      this.keepLink();
    });
  }

  private wireButtons(): void {
    onClick('[data-action="live"]', () => this.act('live'));
    onClick('[data-action="hall"]', () => this.act('hall'));
    onClick('[data-action="keys"]', () => this.act('keys'));
    this.laneButtons.addEventListener('signal', (event) => {
      const { actor, signal } = (event as CustomEvent<SignalSent>).detail;
      this.refused = null;
      void this.session.signal(actor, signal);
    });
    this.list.addEventListener('choose', (event) => {
      this.timeline?.select((event as CustomEvent<number>).detail);
    });
  }

  private act(action: KeyAction): void {
    const { session } = this;
    if (action === 'start') find<HTMLFormElement>('#knobs').requestSubmit();
    else if (action === 'pause')
      void (session.log.state === 'paused' ? session.continue() : session.pause());
    else if (action === 'stop') void session.stop();
    else if (action === 'live') this.timeline?.goLive();
    else if (action === 'hall') {
      const isHall = document.body.classList.toggle('hall');
      find('[data-action="hall"]').setAttribute('aria-pressed', String(isHall));
    } else if (action === 'keys') find<HTMLDialogElement>('dialog.keys').showModal();
    else document.querySelector<HTMLElement>(`[data-neighbour="${action}"]`)?.click();
  }

  private async start(): Promise<void> {
    this.refused = null;
    this.form.clearProblems();
    const run = await this.session.start(this.form.request());
    if (run !== null) history.pushState(null, '', `/runs/${run.id}`);
  }

  /** Shows what the address says, after the person went back or forward. */
  private async follow(): Promise<void> {
    const run = /^\/runs\/([^/]+)$/.exec(location.pathname)?.[1];
    if (run === undefined) {
      this.session.leave();
      this.form.set(Object.fromEntries(new URLSearchParams(location.search)), 'default');
      return;
    }
    this.session.show(decodeURIComponent(run));
    const view = await this.session.view(run);
    if (view !== null) this.form.set(view.knobs, 'stay');
  }

  /** Keeps the sliders in the address, so that the link carries them; the address of a run carries the run. */
  private keepLink(): void {
    if (this.session.stage !== 'idle') return;
    history.replaceState(null, '', `/scenarios/${this.scenario}${this.form.query()}`);
  }

  /** Another log: another timeline over it. */
  private renew(): void {
    const { session } = this;
    this.timeline?.destroy();
    this.timeline = null;
    this.hovered = this.selected = null;
    this.announced = 0;
    this.held = false;
    this.pictures = new Pictures(session.log);
    this.list.log = session.log;
    this.list.selected = null;
    if (session.stage === 'run') this.timeline = this.makeTimeline();
    this.update();
  }

  private makeTimeline(): Timeline {
    const host = find('[data-timeline]');
    const timeline = new Timeline(host, this.session.log);
    host.querySelector('canvas')?.setAttribute('aria-label', CANVAS);
    timeline.on('hover', (under) => {
      this.hovered = under?.seq ?? null;
      this.schedule();
    });
    timeline.on('select', ({ seq }) => {
      this.selected = seq;
      this.update();
    });
    timeline.on('view', () => this.schedule());
    timeline.on('lanes', (lanes) => {
      this.laneButtons.lanes = lanes;
    });
    return timeline;
  }

  private schedule(): void {
    if (this.due) return;
    this.due = true;
    setTimeout(() => this.update(), PANELS);
  }

  private update(): void {
    this.due = false;
    const { session, timeline } = this;
    const { log } = session;
    this.hold(session.link === 'lost');
    this.transport.show(transportView(session, timeline?.follow ?? true));
    showText(this.banner, bannerOf(session) ?? this.refused);
    const cover = coverOf(session);
    this.cover.hidden = cover === null;
    if (cover !== null) this.cover.dataset.kind = cover;
    for (const button of document.querySelectorAll<HTMLButtonElement>('.operation')) {
      button.disabled = !session.live;
    }
    this.laneButtons.live = session.live;
    document.body.dataset.state = stateWord(session);
    this.updateSentence();
    const nanos = timeline?.playhead ?? 0;
    this.picture.moment = this.pictures.at(nanos);
    this.showMoment({ log, nanos, seq: this.pointed ?? log.seqAt(nanos) ?? -1 });
    if (this.openTab === 'java') this.marks.show(log.lanesAt(timeline?.playhead ?? 0));
    if (this.openTab === 'events') this.updateList();
    this.announce();
  }

  /** The event that somebody points at, or null. */
  private get pointed(): number | null {
    return this.hovered ?? this.selected;
  }

  /** Shows the moment in the elements of the open tab that show one. */
  private showMoment(moment: Moment): void {
    const shown = document.querySelectorAll<MomentPanel>(`#panel-${this.openTab} [data-moment]`);
    for (const panel of shown) panel.moment = moment;
  }

  /** Holds the clock of the timeline while nothing can come. */
  private hold(lost: boolean): void {
    if (lost === this.held) return;
    this.held = lost;
    this.timeline?.hold(lost);
  }

  private updateSentence(): void {
    const { pointed } = this;
    const { log, stage } = this.session;
    const now = performance.now();
    const quiet = pointed === null && log.state === 'running' && !log.ended;
    if (quiet && now - this.told < SENTENCE) {
      this.schedule();
      return;
    }
    this.told = quiet ? now : 0;
    if (stage === 'run') this.sentence.telling = tell(log, pointed) ?? this.sentence.telling;
  }

  private updateList(): void {
    this.list.selected = this.selected;
    const now = performance.now();
    if (now - this.listed < LIST) this.schedule();
    else {
      this.listed = now;
      this.list.version++;
    }
  }

  /** Says aloud what the run says of itself: a pause, a deadlock, its end; never single events. */
  private announce(): void {
    const { notes } = this.session.log;
    if (notes.length === this.announced) return;
    this.announced = notes.length;
    const note = notes.at(-1);
    if (note !== undefined) find('[data-announce]').textContent = note.outcome ?? note.text;
  }
}
