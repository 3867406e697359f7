import {
  find,
  onClick,
  onSubmit,
  type Refusal,
  showCurrent,
  showRefusal,
  showText,
} from '../../base/dom';
import { pageOf, runAt, runPageOf, scriptOf } from '../../base/program';
import type { EventList } from '../../panels/event-list';
import type { MomentPanel } from '../../panels/parts/moment';
import { wireTabs } from '../../panels/tabs';
import { Transport } from '../../panels/transport';
import { type KeyAction, LECTURE_KEYS } from '../keys/key-table';
import { listenToKeys } from '../keys/keys';
import { KnobForm } from '../knobs/knob-form';
import { updateBeforeUse } from '../knobs/knob-links';
import { Presentation } from '../presenting/presentation';
import { Follower } from '../session/follower';
import { withView } from '../session/lane-address';
import { PythonParts } from '../session/python-parts';
import { Session } from '../session/session';
import { bannerOf, coverOf, stateWord, transportView } from '../session/session-view';
import { type CodeView, type LectureParts, OF_A_SCENARIO } from './lecture-parts';
import { Narrator } from './narrator';
import { PanelSchedule } from './panel-schedule';
import { RepeatedOrder } from './repeated-order';
import { SpeedChoice } from './speed-choice';
import { TimelineView } from './timeline-view';
import { UserOperations } from './user-operations';
import { wireLaneButtons } from './wire-lane-buttons';
import { wireTempo } from './wire-tempo';

/** How often the list of events grows, in milliseconds. */
const LIST_MILLIS = 250;

/** The lecture screen: what the server rendered, brought to life. */
export class LecturePage {
  private readonly session = new Session();
  private readonly scenario = document.body.dataset.scenario ?? '';
  private readonly form: KnobForm;
  private readonly transport = new Transport(find('.transport'));
  private readonly repeated: RepeatedOrder;
  private readonly code: CodeView;
  private readonly parts: LectureParts;
  private readonly timelineView: TimelineView;
  private readonly presentation: Presentation;
  private readonly list = find<EventList>('syncline-events');
  private readonly narrator: Narrator;
  private readonly userOperations = new UserOperations(this.session, (problem) =>
    this.showProblem(problem),
  );
  private readonly speed = new SpeedChoice(this.session);
  private readonly banner = find('[data-banner]');
  private readonly cover = find('[data-empty]');
  private openTab = find('[role="tab"][aria-selected="true"]').id.replace('tab-', '');
  /** The knobs with which the run that is shown began. */
  private began: ReturnType<KnobForm['request']>['knobs'] = {};
  private refused: Refusal | null = null;
  private listed = 0;
  private readonly panels = new PanelSchedule([
    () => this.showControls(),
    () => this.narrate(),
    () => this.showTab(),
  ]);

  constructor(parts = OF_A_SCENARIO) {
    this.parts = parts;
    this.form = new KnobForm(find<HTMLFormElement>('#knobs'), this.scenario);
    this.repeated = new RepeatedOrder(this.session, this.form);
    wireTempo(this.session, () => this.presentation.slides.keepLink());
    this.timelineView = new TimelineView(this.session, () => this.panels.soon());
    this.code = parts.code({
      choose: (seq) => this.timelineView.goTo(seq),
      refresh: () => this.panels.soon(),
    });
    this.timelineView.code = this.code;
    this.presentation = new Presentation({
      session: this.session,
      form: this.form,
      scenario: this.scenario,
      act: (action) => this.act(action),
      showProblem: (problem) => this.showProblem(problem),
    });
    const openTab = wireTabs(find('[data-tabs]'), (name) => {
      this.openTab = name;
      this.panels.now();
    });
    this.narrator = new Narrator(this.session, () => openTab('waits'));
    new PythonParts(this.session, (problem) => this.showProblem(problem));
    this.wireSession();
    this.wireForms();
    this.wireButtons();
    listenToKeys(LECTURE_KEYS, (action) => this.act(action));
    addEventListener('popstate', () => this.followAddress());
    document.querySelectorAll<HTMLElement>('[data-list]').forEach(showCurrent);
    const { run, engine } = document.body.dataset;
    this.began = this.form.request().knobs;
    if (run !== undefined && engine !== undefined) this.session.learn({ id: run, engine });
    this.panels.now();
    if (run !== undefined) this.session.show(run);
    else if (scriptOf(this.scenario) === null)
      new Follower(this.session, this.scenario, (it) => this.showKnobs(it));
  }

  private wireSession(): void {
    const { session } = this;
    session.on('log', () => this.renew());
    session.on('change', () => this.panels.soon());
    session.on('problem', (problem) => {
      if (problem?.status === 404) return;
      const isAtKnob = problem !== null && this.form.showProblem(problem.message, problem.field);
      this.showProblem(isAtKnob ? null : problem);
    });
  }

  private wireForms(): void {
    const { session, form } = this;
    onSubmit('#knobs', () => void this.start());
    onSubmit('[data-action="pause"]', () => void session.pause());
    onSubmit('[data-action="continue"]', () => void session.continue());
    onSubmit('[data-action="stop"]', () => void session.stop());
    form.onTurn((name, value, live) => {
      if (live) void session.turn({ [name]: value });
      this.presentation.slides.keepLink();
    });
    form.onChoice(() => this.presentation.slides.keepLink());
    updateBeforeUse(find('[data-action="order"]'), () => pageOf(this.scenario) + form.query());
    onClick('[data-action="free"]', (event) => {
      event.preventDefault();
      form.schedule = null;
      this.presentation.slides.keepLink();
      this.panels.now();
    });
  }

  private wireButtons(): void {
    for (const action of ['step', 'again'] as const) {
      onClick(`[data-action="${action}"]`, (event) => {
        event.preventDefault();
        this.act(action);
      });
    }
    wireLaneButtons(this.session, (actor) => this.step(actor));
    this.list.addEventListener('choose', (event) => {
      this.timelineView.goTo((event as CustomEvent<number>).detail);
    });
  }

  private act(action: KeyAction): void {
    const { session, timelineView } = this;
    if (this.presentation.act(action) || timelineView.handle(action)) return;
    if (action === 'start') find<HTMLFormElement>('#knobs').requestSubmit();
    else if (action === 'pause')
      void (session.log.state === 'paused' ? session.continue() : session.pause());
    else if (action === 'stop') void session.stop();
    else if (action === 'step') this.step(null);
    else if (action === 'stepAnew') this.stepAnew();
    else if (action === 'again') void this.startAgain();
    else if (action === 'slower') this.speed.change(-1);
    else if (action === 'faster') this.speed.change(1);
    else if (action === 'code') this.code.toggleLarge();
    else if (action === 'search') this.list.search(find('#tab-events'));
    else if (action === 'next' || action === 'previous')
      document.querySelector<HTMLElement>(`[data-neighbour="${action}"]`)?.click();
    else this.stepLane(timelineView.laneWithKey(action.replace('lane', '')));
  }

  /** Gives the actor of a lane its turn, if there is such a lane in a paused run. */
  private stepLane(actor: string | null): void {
    if (actor !== null && this.session.live) this.step(actor);
  }

  /**
   * Lets one actor do one operation, null for the one that has waited longest, and shows it; before a run, starts one that waits
   * for that. One press too many after the end leaves the run on the screen.
   */
  private step(actor: string | null): void {
    const { session } = this;
    if (session.phase === 'idle') void this.start(true);
    else if (session.live && session.log.state === 'paused') {
      this.timelineView.act({ act: 'live' });
      void session.step(actor);
    }
  }

  /** Starts another run step by step in place of one that is over. */
  private stepAnew(): void {
    if (!this.session.live) void this.start(true);
  }

  private async start(isPaused = false): Promise<void> {
    if (find<HTMLFormElement>('#knobs').reportValidity())
      await this.begin({ ...this.form.request(), ...(isPaused && { paused: true }) });
  }

  /** Starts the same again, in the order in which this run was stepped. */
  private async startAgain(): Promise<void> {
    const request = await this.repeated.request();
    if (request !== null) await this.begin(request);
  }

  private async begin(request: ReturnType<KnobForm['request']>): Promise<void> {
    const speed = this.speed.chosen;
    this.form.clearProblems();
    const more = await this.parts.ready();
    const run = more && (await this.session.start({ ...request, ...more }));
    if (run === null) return;
    this.began = run.knobs;
    this.presentation.slides.began();
    history.pushState(
      null,
      '',
      withView(this.presentation.slides.link(runPageOf(this.scenario, run.id))),
    );
    if (speed !== 1) void this.session.speed(speed);
  }

  /** Shows what the address says, after the person went back or forward. */
  private async followAddress(): Promise<void> {
    this.presentation.slides.follow();
    this.timelineView.followAddress();
    const run = runAt(location);
    if (run === null) {
      if (this.session.isFollowed) return;
      this.session.leave();
      this.form.set(Object.fromEntries(new URLSearchParams(location.search)));
      return;
    }
    if (run === this.session.run) return;
    this.session.show(run);
    const view = await this.session.view(run);
    if (view !== null && run === this.session.run) this.showKnobs(view);
  }

  private showKnobs(run: { readonly knobs: LecturePage['began']; readonly engine: string }): void {
    this.began = run.knobs;
    this.form.set({ ...run.knobs, engine: run.engine });
  }

  /** Another log: everything that shows one begins anew. */
  private renew(): void {
    this.narrator.renew();
    this.list.log = this.session.log;
    this.list.selected = null;
    this.timelineView.renew();
    this.panels.now();
  }

  private showProblem(refused: Refusal | string | null): void {
    this.refused = typeof refused === 'string' ? { message: refused, activity: null } : refused;
    this.panels.now();
  }

  private showControls(): void {
    const { session } = this;
    this.transport.show(transportView(session, this.form.schedule !== null));
    const trouble = bannerOf(session);
    if (trouble === null) showRefusal(this.banner, this.refused);
    else showText(this.banner, trouble);
    const cover = coverOf(session);
    this.cover.hidden = cover === null;
    if (cover !== null) this.cover.dataset.kind = cover;
    this.userOperations.update();
    this.form.showRun(session.phase === 'run' ? this.began : null, session.log.notes);
    this.repeated.update();
    document.body.dataset.state = stateWord(session);
  }

  private narrate(): void {
    const { timelineView, presentation } = this;
    timelineView.update();
    if (!this.narrator.update(timelineView, presentation.slides.narration)) this.panels.soon();
    presentation.updateSpeaker(this.narrator.narration);
  }

  private showTab(): void {
    this.showMoment();
    if (this.openTab === 'code' || this.code.isLarge)
      this.code.show(this.timelineView.codeMoment(this.session.engine ?? this.form.engineChosen));
    if (this.openTab === 'events') this.updateList();
  }

  /** Shows the moment in the elements of the open tab that show one. */
  private showMoment(): void {
    const { moment } = this.timelineView;
    const shown = document.querySelectorAll<MomentPanel>(`#panel-${this.openTab} [data-moment]`);
    for (const panel of shown) panel.moment = moment;
  }

  private updateList(): void {
    this.list.selected = this.timelineView.selection;
    if (performance.now() - this.listed < LIST_MILLIS) this.panels.soon();
    else {
      this.listed = performance.now();
      this.list.version++;
    }
  }
}
