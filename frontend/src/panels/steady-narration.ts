import type { RunLog } from '../model/run-log';
import { type Importance, importanceOf, mostImportant } from '../model/sentences/importance';
import { type Narration, narrate } from './narration';

/** How long a sentence stays, so that it can be read, in milliseconds. */
const SENTENCE_MILLIS = 1200;

/** How long it stays at least when something more important happens. */
const LEAST_MILLIS = 150;

/**
 * Tells of one run what matters most: a sentence is left long enough to be read, and what became of its event is told meanwhile; only
 * what matters more replaces it earlier.
 */
export class SteadyNarration {
  private shownSeq: number | null = null;
  private importance: Importance = 0;
  private since = 0;
  private lags = false;

  /** Whether it told of an event that need not be the one that matters most any more, so that there is more to tell soon. */
  get isLate(): boolean {
    return this.lags;
  }

  /** Tells of the event that is pointed at, else of how the run stands, else of what matters most; null if there is nothing. */
  narrate(log: RunLog, pointed: number | null): Narration | null {
    const isQuiet = pointed === null && log.state === 'running' && !log.ended;
    if (!isQuiet || this.shownSeq === null) return this.tell(log, pointed, 0, isQuiet);
    const { shownSeq } = this;
    const shownFor = performance.now() - this.since;
    const next = mostImportant(log, shownSeq + 1);
    const event = next === null ? null : log.eventAt(next);
    const matters = event === null ? 0 : importanceOf(log, event);
    const isDue = shownFor >= (matters > this.importance ? LEAST_MILLIS : SENTENCE_MILLIS);
    this.lags = event !== null && !isDue;
    if (event === null || !isDue) return narrate(log, shownSeq);
    return this.tell(log, null, shownSeq + 1, true);
  }

  private tell(log: RunLog, pointed: number | null, from: number, isQuiet: boolean) {
    const narration = narrate(log, pointed, from);
    this.lags = false;
    this.shownSeq = isQuiet ? (narration?.seq ?? null) : null;
    const event = this.shownSeq === null ? null : log.eventAt(this.shownSeq);
    this.importance = event === null ? 0 : importanceOf(log, event);
    this.since = performance.now();
    return narration;
  }
}
