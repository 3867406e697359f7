import type { RunState } from '../../model/log/message';
import type { MomentRange } from '../../model/log/moment-range';
import type { RangeSelection } from '../../timeline/time/range-selection';

/** What is looked at of a timeline and of its log. */
interface MarkedTimeline {
  readonly marked: RangeSelection;
  /** Where the view stands that has left the live edge, or null. */
  readonly pointed: number | null;
}

/**
 * The part of a run that is being marked, or was marked last: it is what the person at the screen is about, until the view goes
 * elsewhere or the run is in another state.
 */
export class FreshMark {
  private readonly timeline: MarkedTimeline;
  private readonly log: { readonly state: RunState };
  private markedHere: string | null = null;

  /** Nothing is marked yet. */
  constructor(timeline: MarkedTimeline, log: { readonly state: RunState }) {
    this.timeline = timeline;
    this.log = log;
    timeline.marked.on('reach', () => {
      this.markedHere = this.here;
    });
  }

  /** That part, or null. */
  current(): MomentRange | null {
    if (this.markedHere !== this.here) this.markedHere = null;
    return this.markedHere === null ? null : this.timeline.marked.range;
  }

  private get here(): string {
    return `${this.timeline.pointed} ${this.log.state}`;
  }
}
