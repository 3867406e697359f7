import type { Position } from '../../base/axis';
import { type AxisLimits, TIME_LIMITS } from './axis-limits';
import { fitted, following, type TimeRange, within, zoomed } from './time-scale';

/** Where the playhead of a replay stands in its window, as a part of its width, once it has come so far. */
const PLAYED_AT = 0.7;

/** What is seen of a run. All are positions on one axis. */
export interface View {
  readonly range: TimeRange;
  readonly playhead: Position;
  /** How far the run has come. */
  readonly now: Position;
  /** Whether the window and the playhead follow the live edge. */
  readonly isLive: boolean;
}

/** Where one looks: the window, the playhead, and whether both follow the live edge. All are positions on one axis. */
export class Viewport implements View {
  range: TimeRange;
  /** Whether the window and the playhead follow the live edge. */
  isLive = true;
  /** Whether somebody chose what to look at; else a short run that ended is fitted into the window. */
  isChosen = false;
  /** How far the run has come. */
  now: Position = 0;
  /** How long windows may be. */
  limits: AxisLimits = TIME_LIMITS;
  private held: Position = 0;

  /** A window of this length at the beginning of the time axis. */
  constructor(window: number) {
    this.range = { from: 0, to: window };
  }

  /** Looks at another axis: there the run has come to `now`, and the playhead of a view that is not live is at `held`. */
  changeAxis(limits: AxisLimits, range: TimeRange, now: Position, held: Position): void {
    this.limits = limits;
    this.range = range;
    this.now = now;
    this.held = held;
  }

  get length(): number {
    return this.range.to - this.range.from;
  }

  get playhead(): Position {
    return this.isLive ? this.now : this.held;
  }

  /** Moves on to `now`; `stepwise` moves the window by halves instead of gliding. */
  advance(now: Position, stepwise: boolean): void {
    this.now = now;
    if (!this.isLive) return;
    const glide = following(this.length, now);
    const half = this.length / 2;
    const from = stepwise ? Math.ceil(glide.from / half) * half : glide.from;
    this.range = { from, to: from + this.length };
  }

  goLive(): void {
    this.isLive = true;
  }

  /** Stays where it is. */
  leaveLive(): void {
    if (!this.isLive) return;
    this.held = this.now;
    this.isLive = false;
    this.isChosen = true;
  }

  /** Puts the playhead there, at most at the live edge; the window comes along if it does not show it. */
  movePlayhead(position: Position): void {
    this.isLive = false;
    this.isChosen = true;
    this.held = Math.min(Math.max(0, position), this.now);
    if (this.held < this.range.from || this.held > this.range.to) {
      const from = this.held - this.length * 0.7;
      this.range = within({ from, to: from + this.length }, this.now);
    }
  }

  /** Moves the playhead on, and the window with it. */
  play(by: number): void {
    this.movePlayhead(this.held + by);
    const { from } = this.range;
    const least = this.held - this.length * PLAYED_AT;
    if (from < least) this.range = within({ from: least, to: least + this.length }, this.now);
  }

  /** Shows a window of this length around the playhead. */
  showAround(length: number): void {
    const from = this.playhead - length / 2;
    this.show(from, from + length);
  }

  /** Shows this window. */
  show(from: Position, to: Position): void {
    this.leaveLive();
    this.range = within({ from, to }, this.now);
    this.keepPlayheadInView();
  }

  pan(by: number): void {
    this.show(this.range.from + by, this.range.to + by);
  }

  /** Looks `factor` times closer at `around`. */
  zoom(factor: number, around: Position): void {
    const { shortest, room } = this.limits;
    this.isChosen = true;
    this.range = within(
      zoomed(this.range, factor, around, Math.max(room, this.now * 1.2), shortest),
      this.now,
    );
    this.keepPlayheadInView();
  }

  /** Shows the whole run. */
  fit(): void {
    this.isChosen = true;
    this.range = fitted(this.now, this.limits.shortest);
  }

  /** Shows the whole of a short run that ended, unless somebody chose another window. */
  fitIfShort(end: Position): void {
    const { short, shortest } = this.limits;
    if (this.isLive && !this.isChosen && end <= short) this.range = fitted(end, shortest);
  }

  /** A playhead that the window lost stands at its right edge, where it hides nothing. */
  private keepPlayheadInView(): void {
    if (this.isLive) return;
    if (this.held < this.range.from || this.held > this.range.to)
      this.held = Math.min(this.range.to, this.now);
  }
}
