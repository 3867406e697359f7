import { Playback } from './playback';
import { Camera } from './viewport';

/** How long a replay takes to cross the window, in nanoseconds of this machine's clock. */
const CROSSING = 6e9;

/** A run that is drawn on a time axis. Times are nanoseconds since the run began. */
export interface OnAxis {
  /** Whether nothing more comes, and whether its clock stands. */
  readonly isOver: boolean;
  readonly isStill: boolean;
  /** When the last that is known of it happened. */
  readonly end: number;
  /** How much room its names take, in CSS pixels; 0 before the first frame. */
  readonly labelWidth: number;
  /** How far it has come. */
  now(): number;
  /** Draws it as the camera sees it. */
  paint(): void;
}

/** A time axis with one run on it, or with two: one window, one playhead, one replay, and both are drawn in one frame. */
export class Axis {
  readonly camera: Camera;
  readonly playback = new Playback();
  private readonly millis: () => number;
  private readonly reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  private runs: readonly OnAxis[] = [];
  private frame = 0;

  /** An axis without a run; `window` is how many nanoseconds it shows at first, `millis` this machine's clock. */
  constructor(window: number, millis: () => number) {
    this.camera = new Camera(window);
    this.millis = millis;
  }

  /** Puts a run on the axis, below those that are there. */
  add(run: OnAxis): void {
    this.runs = [...this.runs, run];
    this.redraw();
  }

  /** Takes a run away; the others stay. */
  remove(run: OnAxis): void {
    this.runs = this.runs.filter((one) => one !== run);
    if (this.runs.length > 0) this.redraw();
    else cancelAnimationFrame(this.frame);
  }

  /** How much room the names of the other runs take, in CSS pixels. */
  labelWidthBeside(run: OnAxis): number {
    return Math.max(0, ...this.runs.filter((one) => one !== run).map((one) => one.labelWidth));
  }

  /** Moves the camera, as of now. */
  look(change: (camera: Camera) => void): void {
    this.camera.now = this.latest();
    change(this.camera);
    this.redraw();
  }

  /** Takes note that a run has grown; a short one is shown whole when nothing more comes. */
  heard(): void {
    if (this.isOver) this.camera.settle(Math.max(...this.runs.map(({ end }) => end)));
    this.redraw();
  }

  /** Plays again, at this rate, from the playhead on, or from `first` if the playhead stands at the end. */
  play(rate: number, first: number): void {
    const { playback } = this;
    this.look((camera) => {
      const isAtEnd = camera.isLive || camera.playhead >= camera.now;
      if (isAtEnd) camera.moveHead(first);
      if (playback.speed !== rate) camera.look(CROSSING * rate);
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
  private latest(): number {
    return Math.max(...this.runs.map((run) => run.now()));
  }

  private draw(): void {
    this.frame = 0;
    const { camera, runs, playback } = this;
    camera.advance(this.latest(), this.reducedMotion.matches && !this.isOver);
    this.playOn();
    for (const run of runs) run.paint();
    const isSeen = camera.isLive || camera.now <= camera.view.to;
    const isGrowing = isSeen && runs.some(({ isStill }) => !isStill);
    if (isGrowing || playback.speed > 0) this.redraw();
  }

  private playOn(): void {
    const { camera, playback } = this;
    if (playback.speed === 0) return;
    camera.play(playback.advance(this.millis()));
    if (camera.playhead < camera.now) return;
    playback.halt();
    if (!this.isOver) camera.goLive();
  }
}
