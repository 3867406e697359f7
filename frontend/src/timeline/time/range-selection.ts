import { Emitter } from '../../base/emitter';
import type { Nanos } from '../../base/units';
import type { MomentRange } from '../../model/log/moment-range';

/** What the listeners of a selection are told. */
interface SelectionEvents {
  /** More is marked, or less, and it may go on. */
  reach: MomentRange;
  /** That is over, or nothing is marked any more. */
  change: MomentRange | null;
}

/** The part of a run that somebody has marked, by dragging or from event to event. */
export class RangeSelection extends Emitter<SelectionEvents> {
  private readonly redraw: () => void;
  private anchor: Nanos | null = null;
  private marked: MomentRange | null = null;

  /** Marks nothing; `redraw` is called whenever it looks different. */
  constructor(redraw: () => void) {
    super();
    this.redraw = redraw;
  }

  /** What is marked, or null. */
  get range(): MomentRange | null {
    return this.marked;
  }

  /** Begins another one here. */
  begin(nanos: Nanos): void {
    this.anchor = nanos;
  }

  /** Marks what lies between the beginning and this moment; `from` is the beginning if there is none yet. */
  reach(nanos: Nanos, from = nanos): void {
    this.anchor ??= from;
    this.marked = { from: Math.min(this.anchor, nanos), to: Math.max(this.anchor, nanos) };
    this.redraw();
    this.emit('reach', this.marked);
  }

  /** Says what is marked. */
  finish(): void {
    this.emit('change', this.marked);
  }

  /** Marks nothing any more. */
  drop(): void {
    this.anchor = null;
    if (this.marked === null) return;
    this.marked = null;
    this.redraw();
    this.emit('change', null);
  }
}
