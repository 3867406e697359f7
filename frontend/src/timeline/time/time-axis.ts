import type { AxisName, Position } from '../../base/axis';
import type { CssPx, Millis, Nanos } from '../../base/units';
import type { EventSteps } from '../../model/log/event-steps';
import { limitsOf } from './axis-limits';
import { AxisMove } from './axis-move';
import { AxisSwitch, type AxisView } from './axis-switch';
import { LiveEdge } from './live-edge';
import { skipPause } from './pauses';
import { Playback } from './playback';
import { type View, Viewport } from './viewport';

/** How long a replay takes to cross the window, in nanoseconds of this machine's clock. */
const CROSSING_NANOS = 6e9;

/** How many steps a replay at rate 1 makes in a millisecond. */
const STEPS_A_MILLI = 1e-3;

/** A run that is drawn on an axis. Times are nanoseconds since the run began. */
export interface TimeAxisMember {
  /** Whether nothing more comes, and whether its clock stands. */
  readonly isOver: boolean;
  readonly isClockStopped: boolean;
  /** When the last that is known of it happened. */
  readonly end: Nanos;
  /** How much room its names take, in CSS pixels; 0 before the first frame. */
  readonly labelWidth: CssPx;
  /** Where everything stands on the event axis. */
  readonly steps: EventSteps;
  /** How many steps are easy to read in its width. */
  readonly readableSteps: number;
  /** How far it has come. */
  now(): Nanos;
  /** Draws it as the viewport sees it. */
  paint(): void;
}

/**
 * An axis with one run on it, or with two: one window, one playhead, one replay, and both are drawn in one frame. It is the time
 * axis or the event axis; on the event axis each run has steps of its own.
 */
export class TimeAxis {
  readonly viewport: Viewport;
  readonly playback = new Playback();
  /** Whether a replay by time leaves out most of each break. */
  skipsPauses = false;
  private readonly millis: () => Millis;
  private readonly reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly edge = new LiveEdge();
  private readonly switch = new AxisSwitch();
  private shown: AxisName = 'time';
  private move: AxisMove | null = null;
  private runs: readonly TimeAxisMember[] = [];
  private frame = 0;

  /** A time axis without a run; `window` is how many nanoseconds it shows at first, `millis` this machine's clock. */
  constructor(window: Nanos, millis: () => Millis) {
    this.viewport = new Viewport(window);
    this.millis = millis;
  }

  /** The axis that is shown. */
  get name(): AxisName {
    return this.shown;
  }

  /** What the picture moves away from, and how much of the way is left; null while it stands. */
  get moving(): { readonly from: AxisView; readonly part: number } | null {
    const part = this.move?.left(this.millis()) ?? 0;
    return this.move === null || part === 0 ? null : { from: this.move.from, part };
  }

  /** Puts a run on the axis, below those that are there. */
  add(run: TimeAxisMember): void {
    this.runs = [...this.runs, run];
    this.redraw();
  }

  /** Takes a run away; the others stay. */
  remove(run: TimeAxisMember): void {
    this.runs = this.runs.filter((one) => one !== run);
    if (this.runs.length > 0) this.redraw();
    else cancelAnimationFrame(this.frame);
  }

  /** How much room the names of the other runs take, in CSS pixels. */
  labelWidthBeside(run: TimeAxisMember): CssPx {
    return Math.max(0, ...this.runs.filter((one) => one !== run).map((one) => one.labelWidth));
  }

  /** Where a moment of a run stands on the axis. */
  positionOf({ steps }: TimeAxisMember, nanos: Nanos): Position {
    return this.shown === 'time' ? nanos : steps.ofMoment(nanos);
  }

  /** The moment of a run at a position on the axis; the end of one that has fewer steps than the other. */
  momentOf(run: TimeAxisMember, position: Position): Nanos {
    return this.shown === 'time' ? position : Math.min(run.now(), run.steps.momentOf(position));
  }

  /** How far a run has come in the picture, in nanoseconds. */
  shownUpTo(run: TimeAxisMember): Nanos {
    const now = run.now();
    return this.edge.isGliding ? Math.min(now, this.momentOf(run, this.viewport.now)) : now;
  }

  /**
   * The viewport as a run is drawn in it. While the view follows two runs on the event axis, the one with fewer steps is
   * followed to its own newest step: it is drawn to the left of the window of the other one.
   */
  viewOf(run: TimeAxisMember): View {
    const { range, playhead, now, isLive } = this.viewport;
    const isFollowed = this.shown === 'events' && isLive;
    const behind = isFollowed ? now - this.positionOf(run, run.now()) : 0;
    const by = Math.max(0, Math.min(behind, range.from));
    const moved = { from: range.from - by, to: range.to - by };
    return { range: moved, playhead: playhead - by, now: now - by, isLive };
  }

  /** Shows the other axis, at the same moment of the first run; the picture moves over if `isMoved` and motion is not reduced. */
  switchTo(axis: AxisName, isMoved: boolean): void {
    if (axis === this.shown) return;
    const { viewport } = this;
    const { range, playhead } = viewport;
    const left = { axis: this.shown, range, playhead };
    const [run] = this.runs;
    const [from, to, held] = [range.from, range.to, playhead].map((position) =>
      run === undefined ? position : this.momentOf(run, position),
    ) as [Nanos, Nanos, Nanos];
    this.playback.stop();
    this.shown = axis;
    const there = (nanos: Nanos) => (run === undefined ? nanos : this.positionOf(run, nanos));
    const now = this.latest();
    const { readableSteps } = this;
    const seen = { from: there(from), to: there(to) };
    const entered = { axis, range: seen, playhead: there(held), now, readableSteps };
    this.switch.enter(viewport, left, entered);
    if (this.isOver) viewport.fitIfShort(this.endPosition());
    this.edge.jump(now, this.millis());
    this.move = !isMoved || this.reducedMotion.matches ? null : new AxisMove(left, this.millis());
    this.redraw();
  }

  /** Moves the viewport, as of now. */
  moveViewport(change: (viewport: Viewport) => void): void {
    this.viewport.now = this.latest();
    change(this.viewport);
    this.redraw();
  }

  /** Looks `factor` times closer at this position; while the view follows a run, at its live edge. */
  zoomAround(position: Position, factor: number): void {
    this.moveViewport((viewport) => {
      if (this.isOver) viewport.leaveLive();
      viewport.zoom(factor, viewport.isLive ? viewport.now : position);
    });
  }

  /** Takes note that a run has grown; a short one is shown whole when nothing more comes. */
  logGrew(): void {
    const { viewport } = this;
    if (this.isOver) {
      viewport.limits = limitsOf(this.shown, this.readableSteps);
      viewport.fitIfShort(this.endPosition());
    }
    this.redraw();
  }

  /**
   * Plays again, from the playhead on, or from `first` if the playhead stands at the end: on the time axis at this rate against
   * the run's clock, on the event axis so many steps a second.
   */
  play(rate: number, first: Nanos): void {
    const { playback, shown } = this;
    const [run] = this.runs;
    const isTime = shown === 'time';
    this.moveViewport((viewport) => {
      const isAtEnd = viewport.isLive || viewport.playhead >= viewport.now;
      if (isAtEnd && run !== undefined) viewport.movePlayhead(this.positionOf(run, first));
      if (isTime && playback.speed !== rate) viewport.showAround(CROSSING_NANOS * rate);
    });
    if (isTime) playback.start(rate, this.millis());
    else playback.start(rate, this.millis(), STEPS_A_MILLI);
  }

  /** Draws in the next frame. */
  redraw(): void {
    if (this.frame === 0 && this.runs.length > 0)
      this.frame = requestAnimationFrame(() => this.draw());
  }

  /** Whether nothing more comes. */
  private get isOver(): boolean {
    return this.runs.every(({ isOver }) => isOver);
  }

  private get readableSteps(): number {
    return Math.max(8, ...this.runs.map(({ readableSteps }) => readableSteps));
  }

  /** How far it goes. */
  private latest(): Position {
    return Math.max(0, ...this.runs.map((run) => this.positionOf(run, run.now())));
  }

  private endPosition(): Position {
    return Math.max(0, ...this.runs.map((run) => this.positionOf(run, run.end)));
  }

  private draw(): void {
    this.frame = 0;
    const { viewport, runs, playback, edge } = this;
    if (this.moving === null) this.move = null;
    viewport.advance(this.edgeNow(), this.reducedMotion.matches && !this.isOver);
    this.playOn();
    for (const run of runs) run.paint();
    const isSeen = viewport.isLive || viewport.now <= viewport.range.to;
    const isGrowing = isSeen && runs.some(({ isClockStopped }) => !isClockStopped);
    if (isGrowing || playback.speed > 0 || edge.isGliding || this.move !== null) this.redraw();
  }

  /** Where the picture ends: where the run is, or on the way there. */
  private edgeNow(): Position {
    const { viewport, edge } = this;
    const latest = this.latest();
    const isGrowing = !this.isOver || edge.isGliding;
    const glides = this.shown === 'events' && viewport.isLive && isGrowing;
    if (!glides || this.reducedMotion.matches) return edge.jump(latest, this.millis());
    return edge.glide(latest, this.millis(), 2 * viewport.length);
  }

  private playOn(): void {
    const { viewport, playback } = this;
    if (playback.speed === 0) return;
    viewport.play(playback.advance(this.millis()));
    if (this.shown === 'time' && this.skipsPauses) this.skipPause();
    if (viewport.playhead < viewport.now) return;
    playback.stop();
    if (!this.isOver) viewport.goLive();
  }

  private skipPause(): void {
    const { viewport, playback, runs } = this;
    const steps = runs.map((run) => run.steps);
    const next = skipPause(steps, viewport.playhead, playback.speed);
    if (next > viewport.playhead) viewport.play(next - viewport.playhead);
  }
}
