import type { Nanos } from '../../base/units';
import { fitted, following, type TimeRange, within, zoomed } from './time-scale';

/** Where the playhead of a replay stands in its window, as a part of its width, once it has come so far. */
const PLAYED_AT = 0.7;

/** A run of at most so many nanoseconds is shown whole when it ends; in a longer one its bars would be too thin to read. */
const SHORT_RUN_NANOS = 60e9;

/** Nanoseconds that can always be shown at once, however short the run is. */
const ROOM_NANOS = 10e9;

/** Where one looks: the window, the playhead, and whether both follow the live edge. Times are nanoseconds. */
export class Viewport {
  range: TimeRange;
  /** Whether the window and the playhead follow the live edge. */
  isLive = true;
  /** Whether somebody chose what to look at; else a short run that ended is fitted into the window. */
  isChosen = false;
  /** How far the run has come. */
  now: Nanos = 0;
  private held: Nanos = 0;

  constructor(window: Nanos) {
    this.range = { from: 0, to: window };
  }

  get length(): Nanos {
    return this.range.to - this.range.from;
  }

  get playhead(): Nanos {
    return this.isLive ? this.now : this.held;
  }

  /** Moves on to `now`; `stepwise` moves the window by halves instead of gliding. */
  advance(now: Nanos, stepwise: boolean): void {
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
  movePlayhead(nanos: Nanos): void {
    this.isLive = false;
    this.isChosen = true;
    this.held = Math.min(Math.max(0, nanos), this.now);
    if (this.held < this.range.from || this.held > this.range.to) {
      const from = this.held - this.length * 0.7;
      this.range = within({ from, to: from + this.length }, this.now);
    }
  }

  /** Moves the playhead on, and the window with it. */
  play(nanos: Nanos): void {
    this.movePlayhead(this.held + nanos);
    const { from } = this.range;
    const least = this.held - this.length * PLAYED_AT;
    if (from < least) this.range = within({ from: least, to: least + this.length }, this.now);
  }

  /** Shows `length` nanoseconds around the playhead. */
  showAround(length: Nanos): void {
    const from = this.playhead - length / 2;
    this.show(from, from + length);
  }

  /** Shows this window. */
  show(from: Nanos, to: Nanos): void {
    this.leaveLive();
    this.range = within({ from, to }, this.now);
    this.keepPlayheadInView();
  }

  pan(nanos: Nanos): void {
    this.show(this.range.from + nanos, this.range.to + nanos);
  }

  /** Looks `factor` times closer at `around`. */
  zoom(factor: number, around: Nanos): void {
    this.isChosen = true;
    this.range = within(
      zoomed(this.range, factor, around, Math.max(ROOM_NANOS, this.now * 1.2)),
      this.now,
    );
    this.keepPlayheadInView();
  }

  /** Shows the whole run. */
  fit(): void {
    this.isChosen = true;
    this.range = fitted(this.now);
  }

  /** Shows the whole of a short run that ended, unless somebody chose another window. */
  fitIfShort(end: Nanos): void {
    if (this.isLive && !this.isChosen && end <= SHORT_RUN_NANOS) this.range = fitted(end);
  }

  /** A playhead that the window lost stands at its right edge, where it hides nothing. */
  private keepPlayheadInView(): void {
    if (this.isLive) return;
    if (this.held < this.range.from || this.held > this.range.to)
      this.held = Math.min(this.range.to, this.now);
  }
}
