import type { AxisName } from '../../base/axis';
import { find } from '../../base/dom';
import { languageOf } from '../../base/language';
import { runAt } from '../../base/program';
import type { Nanos } from '../../base/units';
import type { MomentRange } from '../../model/log/moment-range';
import { stuckAfter } from '../../model/log/stuck';
import { Pictures } from '../../model/objects/picture';
import type { RunLog } from '../../model/run-log';
import type { CodeMoment } from '../../panels/code/code-panel';
import type { LaneButtons } from '../../panels/lane-buttons';
import type { Moment } from '../../panels/parts/moment';
import type { PicturePanel } from '../../panels/picture-panel';
import type { ReplayAction, ReplayBar } from '../../panels/replay-bar';
import type { LaneMargin } from '../../timeline/layout/lane-margin';
import { Timeline } from '../../timeline/timeline';
import type { KeyAction } from '../keys/key-table';
import { moveOf } from '../keys/view-keys';
import { axisInAddress, keepAxis, openingAxis } from '../session/axis-choice';
import type { Session } from '../session/session';
import { FreshMark } from './fresh-mark';
import { LaneFiltering } from './lane-filtering';
import type { CodeView } from './lecture-parts';
import { LinkedView } from './linked-view';
import type { Told } from './narrator';
import { NextOperations } from './next-operations';

/** What the canvas says of itself to who cannot see it. */
const CANVAS =
  'The lanes of the run. Arrow keys move, plus and minus zoom, comma and full stop step from event to event; ' +
  'the tab Events has the same as text.';

/** The middle of the screen: the timeline, what lies on its lanes, and the bar that moves the view of it. */
export class TimelineView implements Told {
  private readonly session: Session;
  private readonly changed: () => void;
  private readonly next: NextOperations;
  private readonly filtering: LaneFiltering;
  private readonly linked = new LinkedView();
  private readonly laneButtons = find<LaneButtons>('syncline-lane-buttons');
  private readonly picture = find<PicturePanel>('syncline-picture');
  private readonly bar = find<ReplayBar>('syncline-replay');
  private readonly statistics = find('#tab-statistics');
  /** The program, whose statements stand on the lanes. */
  code: Pick<CodeView, 'statementAt'> | null = null;
  private pictures: Pictures;
  private timeline: Timeline | null = null;
  private mark: FreshMark | null = null;
  private lanes: readonly LaneMargin[] = [];
  private hovered: number | null = null;
  private selected: number | null = null;
  private isFrozen = false;
  private axis = openingAxis();

  /** Shows the runs of this session; `changed` is called when the person looks elsewhere. */
  constructor(session: Session, changed: () => void) {
    this.session = session;
    this.changed = changed;
    this.pictures = new Pictures(session.log);
    const codeOf = (line: number) => this.code?.statementAt(line, languageOf(session.engine)) ?? '';
    this.next = new NextOperations(session, codeOf, (next) => {
      this.laneButtons.next = next;
    });
    this.filtering = new LaneFiltering(codeOf, () => {
      this.timeline?.redraw();
      this.changed();
    });
    this.bar.addEventListener('replay', (event) => {
      this.act((event as CustomEvent<ReplayAction>).detail);
    });
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.timeline?.marked.drop();
    });
    find('syncline-statistics').addEventListener('unmark', () => this.timeline?.marked.drop());
    addEventListener('hashchange', () => {
      this.linked.renew(true);
      this.linked.goToWanted(this.timeline, session.log);
    });
  }

  /** Whether the view stands at the newest event. */
  get follows(): boolean {
    return this.timeline?.follow ?? true;
  }

  /** The event that somebody points at, else where a view stands that has left the newest event, else null. */
  get pointed(): number | null {
    if (this.isStuck) return null;
    return this.hovered ?? this.timeline?.pointed ?? null;
  }

  /** The part that is being marked or was marked just now, unless somebody points at an event; null if there is none. */
  get range(): MomentRange | null {
    return this.isStuck || this.hovered !== null ? null : (this.mark?.current() ?? null);
  }

  /** The event that is marked, or null. */
  get selection(): number | null {
    return this.selected;
  }

  /** The moment that is shown. */
  get moment(): Moment {
    const { nanos, seq } = this.viewed;
    const range = this.timeline?.marked.range ?? null;
    const only = this.filtering.shown.only?.objects ?? null;
    return { log: this.session.log, nanos, seq: this.pointed ?? seq, range, only };
  }

  /** The moment that the code shows, of a run on this engine. */
  codeMoment(engine: string | null): CodeMoment {
    return {
      ...this.moment,
      follow: this.follows,
      selected: this.selected,
      language: languageOf(engine),
      hasRun: this.session.phase === 'run',
    };
  }

  /** Whether the newest moment is a deadlock or a stall: that stays on the screen, wherever the pointer is. */
  private get isStuck(): boolean {
    const { deadlocks, stall } = stuckAfter(this.session.log.notes);
    return this.follows && this.selected === null && (deadlocks.length > 0 || stall !== null);
  }

  /** Where the view stands, whatever the pointer is over. */
  private get viewed(): { readonly nanos: Nanos; readonly seq: number } {
    const { timeline } = this;
    const nanos = timeline?.playhead ?? 0;
    return { nanos, seq: timeline?.pointed ?? this.session.log.seqAt(nanos) ?? -1 };
  }

  /** The name of the actor whose lane has this key; null if there is none. */
  laneWithKey(key: string): string | null {
    return this.lanes.find((lane) => lane.key === key)?.name ?? null;
  }

  /** Marks an event, and moves the view to it. */
  goTo(seq: number): void {
    this.timeline?.goTo(seq);
  }

  /** Another log: another timeline over it. */
  renew(): void {
    const { session } = this;
    this.timeline?.destroy();
    this.timeline = this.mark = null;
    this.hovered = this.selected = null;
    this.isFrozen = false;
    this.lanes = [];
    this.laneButtons.lanes = [];
    this.linked.renew(runAt(location) === session.run);
    this.filtering.renew();
    this.pictures = new Pictures(session.log);
    if (session.phase === 'run') this.timeline = this.makeTimeline(session.log);
  }

  /** Moves the view. */
  act(action: ReplayAction): void {
    if (action.act === 'axis') {
      this.showAxis(action.axis);
      return;
    }
    const { timeline } = this;
    if (timeline === null) return;
    if (action.act === 'live') timeline.goLive();
    else if (action.act === 'pause') timeline.pauseReplay();
    else if (action.act === 'play') timeline.play(action.speed, action.skipsPauses);
    else if (action.act === 'link') void this.copyLink();
    else timeline.step(action.act === 'back' ? -1 : 1);
  }

  /** Does what a key asks of the view; false if it asks for something else. */
  handle(action: KeyAction): boolean {
    const move = moveOf(action);
    if (move !== undefined) this.timeline?.input.look(move);
    else if (action === 'markBack' || action === 'markForward')
      this.timeline?.input.extendMark(action === 'markBack' ? -1 : 1);
    else if (action === 'replay') this.bar.toggle();
    else if (action === 'axis') this.showAxis(this.axis === 'time' ? 'events' : 'time');
    else if (action === 'live' || action === 'back' || action === 'forward')
      this.act({ act: action });
    else return this.filtering.handle(action);
    return true;
  }

  /** Shows the axis that the address names, after the person went back or forward. */
  followAddress(): void {
    this.filtering.followAddress();
    const axis = axisInAddress();
    if (axis === null) return;
    this.axis = axis;
    this.timeline?.switchAxis(axis);
  }

  /** Brings everything but the canvas, which keeps its own time, up to date. */
  update(): void {
    const { session, timeline } = this;
    const { log, live } = session;
    this.freeze(session.connection === 'lost');
    this.linked.goToWanted(timeline, log);
    const { nanos, seq } = this.viewed;
    if (timeline !== null) this.filtering.update(log, seq, live && this.follows);
    this.bar.view = {
      follows: this.follows,
      axis: this.axis,
      speed: timeline?.replaySpeed ?? 0,
      live,
      paused: log.state === 'paused',
      nanos,
      seq,
      events: log.nextSeq,
    };
    this.next.update();
    this.laneButtons.live = live;
    this.laneButtons.paused = live && log.state === 'paused';
    this.picture.moment = this.pictures.at(nanos);
  }

  private makeTimeline(log: RunLog): Timeline {
    const host = find('[data-timeline]');
    const timeline = new Timeline(host, log, {
      axis: this.axis,
      shown: () => this.filtering.shown,
    });
    host.querySelector('canvas')?.setAttribute('aria-label', CANVAS);
    timeline.on('hover', (under) => {
      this.hovered = under?.seq ?? null;
      this.changed();
    });
    timeline.on('select', ({ seq }) => {
      this.selected = seq;
      this.linked.keep(timeline, this.selected);
      this.changed();
    });
    timeline.on('view', ({ follow, axis }) => {
      if (axis !== this.axis) this.showAxis(axis);
      if (!follow) this.linked.leave();
      this.linked.keep(timeline, this.selected);
      this.changed();
    });
    this.mark = new FreshMark(timeline, log);
    timeline.marked.on('reach', () => {
      this.hovered = null; // where the drag began
      this.changed();
    });
    timeline.marked.on('change', (range) => {
      if (range !== null) this.statistics.click();
      this.changed();
    });
    timeline.on('count', (count) => this.filtering.counted(count));
    timeline.on('lanes', (lanes) => {
      this.lanes = lanes;
      this.laneButtons.lanes = lanes;
    });
    return timeline;
  }

  private showAxis(axis: AxisName): void {
    this.axis = axis;
    keepAxis(axis);
    this.timeline?.switchAxis(axis);
    this.changed();
  }

  /** Holds the clock of the timeline while nothing can come. */
  private freeze(isLost: boolean): void {
    if (isLost === this.isFrozen) return;
    this.isFrozen = isLost;
    this.timeline?.freeze(isLost);
  }

  private async copyLink(): Promise<void> {
    const { timeline, session } = this;
    if (timeline === null || session.run === null) return;
    this.bar.confirmLink(await this.linked.copy(timeline, this.selected, session.run));
  }
}
