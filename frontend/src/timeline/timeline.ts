import type { AxisName, Position } from '../base/axis';
import type { CssPx, Millis, Nanos } from '../base/units';
import type { RunLog } from '../model/run-log';
import { listenToGestures } from './input/gestures';
import type { Hovered } from './input/hit-test';
import { type InputTarget, TimelineInput } from './input/timeline-input';
import type { Scene } from './layout/scene';
import { Picture } from './picture';
import type { Burst } from './ruler/bursts';
import { RunOnAxis } from './run-on-axis';
import { RangeSelection } from './time/range-selection';
import { RunClock } from './time/run-clock';
import { TimeAxis } from './time/time-axis';
import type { TimeRange } from './time/time-scale';
import type { Viewport } from './time/viewport';
import { TimelineEmitter } from './timeline-emitter';
import type { TimelineEvents, TimelineOptions } from './timeline-events';

/** Draws a run on a canvas that fills its host, and lets people look around in it with the mouse, fingers and keys. */
export class Timeline implements InputTarget {
  private readonly log: RunLog;
  private readonly picture: Picture;
  private readonly emitter = new TimelineEmitter();
  private readonly clock: RunClock;
  private readonly millis: () => Millis;
  private readonly options: TimelineOptions;
  /** The part of the run that is marked. */
  readonly marked = new RangeSelection(() => this.redraw());
  /** What mouse, fingers and keys do. */
  readonly input = new TimelineInput(this);
  private readonly ends: (() => void)[];
  private selected: number | null = null;
  private readonly run: RunOnAxis;
  private axis: TimeAxis;

  /** Puts a canvas into the host, which has a size of its own, and draws the log as it grows. */
  constructor(host: HTMLElement, log: RunLog, options: TimelineOptions = {}) {
    this.log = log;
    this.millis = options.clock ?? (() => performance.now());
    this.clock = new RunClock(log, this.millis);
    this.options = options;
    this.axis = new TimeAxis(options.window ?? 4e9, this.millis);
    this.picture = new Picture(host, () => this.redraw());
    this.ends = [
      log.subscribe(() => this.logGrew()),
      listenToGestures(this.picture.surface.canvas, this.input),
    ];
    this.run = new RunOnAxis(log, this.clock, this.picture.surface, {
      paint: () => this.paint(),
      labelWidth: () => this.picture.scene?.labelWidth ?? 0,
    });
    this.axis.add(this.run);
    this.axis.switchTo(options.axis ?? 'time', false);
    if (log.nextSeq > 0) this.logGrew();
  }

  /** Whether the window and the playhead follow the live edge. */
  get follow(): boolean {
    return this.axis.viewport.isLive;
  }

  set follow(follow: boolean) {
    const { viewport, playback } = this.axis;
    playback.stop();
    if (follow) viewport.goLive();
    else viewport.leaveLive();
    this.redraw();
  }

  /** Nanoseconds since the run began at the playhead; setting it ends following and brings it into the window. */
  get playhead(): Nanos {
    return this.axis.momentOf(this.run, this.axis.viewport.playhead);
  }

  set playhead(nanos: Nanos) {
    this.movePlayhead(this.axis.positionOf(this.run, nanos));
  }

  /** Where the playhead stands on the axis that is shown. */
  get position(): Position {
    return this.axis.viewport.playhead;
  }

  /** Puts the playhead at a position of the axis that is shown; that ends following and brings it into the window. */
  movePlayhead(position: Position): void {
    this.changeViewport((viewport) => viewport.movePlayhead(position));
  }

  /** The axis that is shown. */
  get axisName(): AxisName {
    return this.axis.name;
  }

  /** Shows the other axis, at the same moment; what is marked stays so. */
  switchAxis(axis: AxisName): void {
    const { selected } = this;
    this.axis.switchTo(axis, true);
    if (selected !== null && !this.follow && this.log.eventAt(selected) !== null)
      this.movePlayhead(this.run.positionOf(this.axis, selected));
  }

  /** Shows the events of a burst one by one: on the event axis, with a step of air at both ends, the playhead behind them. */
  openBurst({ firstSeq, lastSeq }: Burst): void {
    this.switchAxis('events');
    const { steps } = this.log;
    this.showRange(steps.ofEvent(firstSeq) - 1, steps.ofEvent(lastSeq) + 1);
    this.movePlayhead(this.range.to);
  }

  /** How fast the run is played again, 0 if it is not. */
  get replaySpeed(): number {
    return this.axis.playback.speed;
  }

  /**
   * Plays again what has happened, from the playhead on, or from the start if the playhead stands at the end. On the time axis, `rate`
   * 1 is as fast as it was, and the window is as long as suits the rate; on the event axis it is the number of steps a second. At
   * the end it stands, or follows a live run.
   */
  play(rate: number, skipsPauses = false): void {
    this.select(null);
    this.axis.skipsPauses = skipsPauses;
    this.axis.play(rate, this.log.firstNanos);
  }

  /** Ends the replay; the playhead stays where it is. */
  pauseReplay(): void {
    this.axis.playback.stop();
    this.redraw();
  }

  /** The window, in positions of the axis that is shown. */
  get range(): TimeRange {
    return this.axis.viewport.range;
  }

  /** The event that is marked, or null. */
  get selection(): number | null {
    return this.selected;
  }

  /** The event that is marked, else the one at the playhead of a view that has left the live edge, else null. */
  get pointed(): number | null {
    if (this.selected !== null || this.follow) return this.selected;
    return this.run.seqAtPlayhead(this.axis) ?? this.log.firstSeq;
  }

  /** Lets the window and the playhead follow the live edge, and marks no event any more. */
  goLive(): void {
    this.select(null);
    this.follow = true;
  }

  /** Shows this window, in positions of the axis that is shown, and stops following. */
  showRange(from: Position, to: Position): void {
    this.changeViewport((viewport) => {
      viewport.show(from, Math.max(to, from + viewport.limits.shortest));
    });
  }

  /** Shows the whole run up to now. */
  fit(): void {
    this.changeViewport((viewport) => viewport.fit());
  }

  /** Shows more closely (factor above 1) or less (below 1), around the playhead. */
  zoom(factor: number): void {
    this.axis.zoomAround(this.axis.viewport.playhead, factor);
  }

  /** Shows more closely or less, around this position, or around the live edge while the view follows a run. */
  zoomAround(position: Position, factor: number): void {
    this.axis.zoomAround(position, factor);
  }

  /** Marks an event, and moves the playhead to it if it is not in the window; null marks none. */
  select(seq: number | null): void {
    if (this.selected === seq) return;
    this.selected = seq;
    const { from, to } = this.axis.viewport.range;
    if (seq !== null && this.log.eventAt(seq) !== null) {
      const position = this.run.positionOf(this.axis, seq);
      if (position < from || position > to) this.movePlayhead(position);
    }
    this.emitter.emit('select', { seq });
    this.redraw();
  }

  /** Marks the event before (-1) or after (1) the marked one or the playhead, and puts the playhead on it. */
  step(by: number): void {
    const { log } = this;
    this.axis.playback.stop();
    const newest = log.nextSeq - 1; // to which a view that follows may still be gliding
    const here = this.selected ?? (this.follow ? newest : (this.run.seqAtPlayhead(this.axis) ?? 0));
    this.goTo(Math.min(Math.max(log.firstSeq, here + by), newest));
  }

  /** Marks an event, and puts the playhead on it. */
  goTo(seq: number): void {
    if (this.log.eventAt(seq) === null) return;
    this.movePlayhead(this.run.positionOf(this.axis, seq));
    this.select(seq);
  }

  /** Puts another one below this one on its time axis: both have one window, one playhead and one replay from now on. */
  pairWith(other: Timeline): void {
    other.axis.remove(other.run);
    other.axis = this.axis;
    this.axis.add(other.run);
  }

  /** Holds the clock where it is, while the connection to the run is lost, or lets it run again. */
  freeze(isFrozen: boolean): void {
    this.clock.freeze(isFrozen);
    this.redraw();
  }

  /** Calls the listener when something happens; returns what ends that. */
  on<Name extends keyof TimelineEvents>(
    name: Name,
    listener: (detail: TimelineEvents[Name]) => void,
  ): () => void {
    return this.emitter.on(name, listener);
  }

  /** Reads the colours anew. */
  themeChanged(): void {
    this.picture.themeChanged();
  }

  /** Draws in the next frame. */
  redraw(): void {
    this.axis.redraw();
  }

  /** Takes the canvas away and lets go of the log. */
  destroy(): void {
    this.axis.remove(this.run);
    for (const end of this.ends) end();
    this.emitter.clear();
    this.picture.destroy();
  }

  /** What is drawn, or null before the first frame. */
  get drawn(): Scene | null {
    return this.picture.scene;
  }

  /** Moves the window along and the lanes up and down, by so many pixels, as far as there are any. */
  panBy(dx: CssPx, dy: CssPx): void {
    const { layout } = this.drawn ?? {};
    if (layout === undefined) return;
    this.picture.scrollBy(dy);
    this.changeViewport((viewport) => {
      if (dx !== 0) viewport.pan((dx / layout.plot.width) * viewport.length);
    });
  }

  /** Says to the listeners what the pointer is over, or that it left. */
  point(under: Hovered | null): void {
    this.emitter.emit('hover', under);
  }

  /** Moves the viewport, as of now. */
  changeViewport(change: (viewport: Viewport) => void): void {
    this.axis.moveViewport(change);
  }

  private paint(): void {
    const { log, selected, options, run } = this;
    const scene = this.picture.draw({
      log,
      viewport: this.axis.viewOf(run),
      axis: this.axis,
      now: this.axis.shownUpTo(run),
      selected,
      marked: this.marked.range,
      millis: this.millis(),
      isBare: options.isBare ?? false,
      shown: options.shown?.(),
      leastLabel: this.axis.labelWidthBeside(run),
    });
    if (scene !== null) this.emitChanges(scene);
    if (this.picture.isStale) this.redraw();
  }

  private logGrew(): void {
    this.clock.logGrew();
    this.axis.logGrew();
  }

  private emitChanges(scene: Scene): void {
    const { playhead, follow } = scene;
    const { replaySpeed, axisName: axis } = this;
    this.emitter.scene(scene);
    this.emitter.view({ axis, ...this.axis.viewport.range, playhead, follow, replaySpeed });
    const beside = this.axis.labelWidthBeside(this.run);
    if (beside > 0 && scene.labelWidth > beside) this.redraw();
  }
}
