import type { RunLog } from '../model/run-log';
import { type Narration, narrate } from './narration';

/** How long the sentence about the newest event stays, so that it can be read, in milliseconds. */
const SENTENCE_MILLIS = 1200;

/** Tells of one run: the newest event is left long enough to be read, and what became of it is told meanwhile. */
export class SteadyNarration {
  private shownSeq: number | null = null;
  private since = 0;
  private lags = false;

  /** Whether it told of an event that need not be the newest any more, so that there is more to tell soon. */
  get isLate(): boolean {
    return this.lags;
  }

  /** Tells of the event that is pointed at, else of how the run stands, else of its newest event; null if there is none. */
  narrate(log: RunLog, pointed: number | null): Narration | null {
    const now = performance.now();
    const isQuiet = pointed === null && log.state === 'running' && !log.ended;
    this.lags = isQuiet && this.shownSeq !== null && now - this.since < SENTENCE_MILLIS;
    if (this.lags) return narrate(log, this.shownSeq);
    const narration = narrate(log, pointed);
    this.shownSeq = isQuiet ? (narration?.seq ?? null) : null;
    this.since = now;
    return narration;
  }
}
