import type { CssPx, Millis, Nanos } from '../../base/units';
import { Playback } from './playback';
import { Viewport } from './viewport';

/** How long a replay takes to cross the window, in nanoseconds of this machine's clock. */
const CROSSING_NANOS = 6e9;

/** A run that is drawn on a time axis. Times are nanoseconds since the run began. */
export interface TimeAxisMember {
  /** Whether nothing more comes, and whether its clock stands. */
  readonly isOver: boolean;
  readonly isClockStopped: boolean;
  /** When the last that is known of it happened. */
  readonly end: Nanos;
  /** How much room its names take, in CSS pixels; 0 before the first frame. */
  readonly labelWidth: CssPx;
  /** How far it has come. */
  now(): Nanos;
  /** Draws it as the viewport sees it. */
  paint(): void;
}

/** A time axis with one run on it, or with two: one window, one playhead, one replay, and both are drawn in one frame. */
export class TimeAxis {
  readonly viewport: Viewport;
  readonly playback = new Playback();
  private readonly millis: () => Millis;
  private readonly reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  private runs: readonly TimeAxisMember[] = [];
  private frame = 0;

  /** An axis without a run; `window` is how many nanoseconds it shows at first, `millis` this machine's clock. */
  constructor(window: Nanos, millis: () => Millis) {
    this.viewport = new Viewport(window);
    this.millis = millis;
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

  /** Moves the viewport, as of now. */
  moveViewport(change: (viewport: Viewport) => void): void {
    this.viewport.now = this.latest();
    change(this.viewport);
    this.redraw();
  }

  /** Takes note that a run has grown; a short one is shown whole when nothing more comes. */
  logGrew(): void {
    if (this.isOver) this.viewport.fitIfShort(Math.max(...this.runs.map(({ end }) => end)));
    this.redraw();
  }

  /** Plays again, at this rate, from the playhead on, or from `first` if the playhead stands at the end. */
  play(rate: number, first: Nanos): void {
    const { playback } = this;
    this.moveViewport((viewport) => {
      const isAtEnd = viewport.isLive || viewport.playhead >= viewport.now;
      if (isAtEnd) viewport.movePlayhead(first);
      if (playback.speed !== rate) viewport.showAround(CROSSING_NANOS * rate);
    });
    playback.start(rate, this.millis());
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

  /** How far it goes. */
  private latest(): Nanos {
    return Math.max(...this.runs.map((run) => run.now()));
  }

  private draw(): void {
    this.frame = 0;
    const { viewport, runs, playback } = this;
    viewport.advance(this.latest(), this.reducedMotion.matches && !this.isOver);
    this.playOn();
    for (const run of runs) run.paint();
    const isSeen = viewport.isLive || viewport.now <= viewport.range.to;
    const isGrowing = isSeen && runs.some(({ isClockStopped }) => !isClockStopped);
    if (isGrowing || playback.speed > 0) this.redraw();
  }

  private playOn(): void {
    const { viewport, playback } = this;
    if (playback.speed === 0) return;
    viewport.play(playback.advance(this.millis()));
    if (viewport.playhead < viewport.now) return;
    playback.stop();
    if (!this.isOver) viewport.goLive();
  }
}
