import type { RunLog } from '../../model/run-log';
import type { Timeline } from '../../timeline/timeline';
import {
  cancelWrite,
  copyMomentLink,
  type LinkedMoment,
  parseMoment,
  writeMoment,
} from '../session/moment-link';

/** The moment in the address: a view goes there, and is kept there when it has left the newest event. */
export class LinkedView {
  private wanted: LinkedMoment | null = null;

  /** Goes where the address leads if it is about this run; what was to be kept of another is not any more. */
  renew(isLinked: boolean): void {
    cancelWrite();
    this.wanted = isLinked ? parseMoment(location.hash) : null;
  }

  /** Who looks elsewhere meanwhile is not taken away from there any more. */
  leave(): void {
    this.wanted = null;
  }

  /** Goes where the link leads, as soon as the log has come so far or is complete. */
  goToWanted(timeline: Timeline | null, log: RunLog): void {
    const { wanted } = this;
    if (timeline === null || wanted === null) return;
    if (log.endNanos < wanted.nanos && !log.ended) return;
    this.wanted = null;
    timeline.playhead = wanted.nanos;
    if (wanted.seq !== null && log.eventAt(wanted.seq) !== null) timeline.select(wanted.seq);
  }

  /** Keeps in the address where a view stands that has left the newest event, and which event is marked. */
  keep(timeline: Timeline | null, seq: number | null): void {
    if (timeline === null || this.wanted !== null) return;
    writeMoment(timeline.follow && seq === null ? null : { nanos: timeline.playhead, seq });
  }

  /** Copies a link to where the view of this run stands; false where there is no clipboard. */
  copy(timeline: Timeline, seq: number | null, run: string): Promise<boolean> {
    return copyMomentLink({ nanos: timeline.playhead, seq }, `/runs/${run}`);
  }
}
