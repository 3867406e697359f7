import type { CssPx, Millis, Nanos } from '../base/units';
import type { RunLog } from '../model/run-log';
import { Overview } from './draw/overview';
import { type Palette, readPalette } from './draw/palette';
import { drawScene } from './draw/scene';
import { Surface } from './draw/surface';
import { listenToGestures } from './input/gestures';
import type { Hovered } from './input/hit-test';
import { type InputTarget, TimelineInput } from './input/timeline-input';
import { describeScene, makeScene, marginsOf, type Scene } from './layout/scene';
import { RunClock } from './time/run-clock';
import { TimeAxis, type TimeAxisMember } from './time/time-axis';
import type { TimeRange } from './time/time-scale';
import type { Viewport } from './time/viewport';
import { TimelineEmitter } from './timeline-emitter';
import type { TimelineEvents, TimelineOptions } from './timeline-events';

/** Draws a run on a canvas that fills its host, and lets people look around in it with the mouse, fingers and keys. */
export class Timeline implements InputTarget, TimeAxisMember {
  private readonly host: HTMLElement;
  private readonly log: RunLog;
  private readonly surface: Surface;
  private readonly emitter = new TimelineEmitter();
  private readonly overview = new Overview();
  private readonly clock: RunClock;
  private readonly millis: () => Millis;
  private readonly isBare: boolean;
  private readonly ends: (() => void)[];
  private palette: Palette;
  private scene: Scene | null = null;
  private selected: number | null = null;
  private scroll = 0;
  private axis: TimeAxis;

  /** Puts a canvas into the host, which has a size of its own, and draws the log as it grows. */
  constructor(host: HTMLElement, log: RunLog, options: TimelineOptions = {}) {
    this.host = host;
    this.log = log;
    this.millis = options.clock ?? (() => performance.now());
    this.clock = new RunClock(log, this.millis);
    this.isBare = options.isBare ?? false;
    this.axis = new TimeAxis(options.window ?? 4e9, this.millis);
    this.palette = readPalette(host);
    this.surface = new Surface(
      host,
      () => this.redraw(),
      () => this.themeChanged(),
    );
    this.ends = [
      log.subscribe(() => this.logGrew()),
      listenToGestures(this.surface.canvas, new TimelineInput(this)),
    ];
    this.axis.add(this);
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
    return this.axis.viewport.playhead;
  }

  set playhead(nanos: Nanos) {
    this.changeViewport((viewport) => viewport.movePlayhead(nanos));
  }

  /** How fast the run is played again, 0 if it is not. */
  get replaySpeed(): number {
    return this.axis.playback.speed;
  }

  /**
   * Plays again what has happened, from the playhead on, or from the start if the playhead stands at the end; `rate` 1 is
   * as fast as it was. The window is as long as suits the rate. At the end it stands, or follows a live run.
   */
  play(rate: number): void {
    this.select(null);
    this.axis.play(rate, this.log.firstNanos);
  }

  /** Ends the replay; the playhead stays where it is. */
  pauseReplay(): void {
    this.axis.playback.stop();
    this.redraw();
  }

  /** The window, in nanoseconds. */
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
    return this.log.seqAt(this.playhead) ?? this.log.firstSeq;
  }

  /** Lets the window and the playhead follow the live edge, and marks no event any more. */
  goLive(): void {
    this.select(null);
    this.follow = true;
  }

  /** Shows this window, in nanoseconds, and stops following. */
  showRange(from: Nanos, to: Nanos): void {
    this.changeViewport((viewport) => viewport.show(from, Math.max(to, from + 2000)));
  }

  /** Shows the whole run up to now. */
  fit(): void {
    this.changeViewport((viewport) => viewport.fit());
  }

  /** Shows more closely (factor above 1) or less (below 1), around the playhead. */
  zoom(factor: number): void {
    this.changeViewport((viewport) => viewport.zoom(factor, viewport.playhead));
  }

  /** Marks an event, and moves the playhead to it if it is not in the window; null marks none. */
  select(seq: number | null): void {
    if (this.selected === seq) return;
    this.selected = seq;
    const event = seq === null ? null : this.log.eventAt(seq);
    const { from, to } = this.axis.viewport.range;
    if (event !== null && (event.t < from || event.t > to)) this.playhead = event.t;
    this.emitter.emit('select', { seq });
    this.redraw();
  }

  /** Marks the event before (-1) or after (1) the marked one or the playhead, and puts the playhead on it. */
  step(by: number): void {
    const { log } = this;
    this.axis.playback.stop();
    const here = this.selected ?? log.seqAt(this.playhead) ?? 0;
    const seq = Math.min(Math.max(log.firstSeq, here + by), log.nextSeq - 1);
    this.goTo(seq);
  }

  /** Marks an event, and puts the playhead on it. */
  goTo(seq: number): void {
    const event = this.log.eventAt(seq);
    if (event === null) return;
    this.playhead = event.t;
    this.select(seq);
  }

  /** Puts another one below this one on its time axis: both have one window, one playhead and one replay from now on. */
  pairWith(other: Timeline): void {
    other.axis.remove(other);
    other.axis = this.axis;
    this.axis.add(other);
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
    this.palette = readPalette(this.host);
    this.redraw();
  }

  /** Draws in the next frame. */
  redraw(): void {
    this.axis.redraw();
  }

  /** Takes the canvas away and lets go of the log. */
  destroy(): void {
    this.axis.remove(this);
    for (const end of this.ends) end();
    this.emitter.clear();
    this.surface.destroy();
  }

  /** What is drawn, or null before the first frame. */
  get drawn(): Scene | null {
    return this.scene;
  }

  /** Moves the window along and the lanes up and down, by so many pixels, as far as there are any. */
  panBy(dx: CssPx, dy: CssPx): void {
    const { layout } = this.scene ?? {};
    if (layout === undefined) return;
    this.scroll = Math.min(Math.max(0, this.scroll + dy), layout.mostScroll);
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

  get isOver(): boolean {
    return this.log.ended;
  }

  get isClockStopped(): boolean {
    return this.clock.isStopped;
  }

  get end(): Nanos {
    return this.log.endNanos;
  }

  get labelWidth(): CssPx {
    return this.scene?.labelWidth ?? 0;
  }

  now(): Nanos {
    return this.clock.now();
  }

  paint(): void {
    const { surface, log } = this;
    const { viewport } = this.axis;
    const pen = surface.pen(this.palette);
    if (pen === null) return;
    const { width, height, metrics } = surface;
    const { scroll, selected, isBare } = this;
    const [now, millis] = [this.clock.now(), this.millis()];
    const leastLabel = this.axis.labelWidthBeside(this);
    const input = { log, viewport, now, width, height, scroll, selected, millis, isBare };
    this.scene = makeScene(metrics, { ...input, leastLabel });
    this.scroll = this.scene.layout.scroll;
    drawScene(pen, this.scene, this.overview);
    this.emitChanges(this.scene);
  }

  private logGrew(): void {
    this.clock.logGrew();
    this.axis.logGrew();
  }

  private emitChanges(scene: Scene): void {
    const { from, to } = this.axis.viewport.range;
    const { playhead, follow } = scene;
    const { replaySpeed } = this;
    this.emitter.lanes(marginsOf(scene));
    this.emitter.view({ from, to, playhead, follow, replaySpeed });
    const beside = this.axis.labelWidthBeside(this);
    if (beside > 0 && scene.labelWidth > beside) this.redraw();
    this.surface.describe(describeScene(scene));
  }
}
