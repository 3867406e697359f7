import type { Millis, Nanos } from '../../base/units';

/** How far the picture runs behind the newest event, so that it does not jitter when messages come unevenly. */
const DELAY_MILLIS = 50;
/** For how long a message tells what time it is in the run. */
const MEMORY_MILLIS = 2_000;

/**
 * What time it is in the run, between messages too.
 *
 * A message tells at least how late it is in the run: the earliest of the recent messages tells best. The clock never
 * runs past what it is told to be the end, and it goes back only if it was wrong by more than a blink.
 */
export class LiveClock {
  private samples: { readonly at: Millis; readonly offset: Millis }[] = [];
  private shown: Nanos = 0;
  private speed = 1;

  /** Takes note that the newest event, at `nanos`, came at `millis` of this machine's clock. */
  sample(nanos: Nanos, millis: Millis): void {
    const offset = millis - nanos / 1e6 / this.speed;
    this.samples = this.samples.filter((s) => s.at > millis - MEMORY_MILLIS && s.offset < offset);
    this.samples.push({ at: millis, offset });
  }

  /**
   * Forgets what it was told: after a pause the run's clock stands elsewhere against this machine's, and after a change
   * of speed it goes `speed` times as fast.
   */
  restart(speed = this.speed): void {
    this.samples = [];
    this.speed = speed;
  }

  /**
   * The moment of the run to show at `millis` of this machine's clock.
   *
   * @param newest the newest event, in nanoseconds
   * @param isStopped whether the run's clock stands still at `newest`
   */
  now(millis: Millis, newest: Nanos, isStopped: boolean): Nanos {
    const first = this.samples[0];
    const estimate =
      isStopped || first === undefined
        ? newest
        : (millis - first.offset - DELAY_MILLIS) * this.speed * 1e6;
    const isBehind = newest - estimate > 250e6;
    const next = isBehind ? newest : Math.max(0, estimate);
    this.shown = this.shown - next > 300e6 || isStopped ? next : Math.max(this.shown, next);
    return this.shown;
  }
}
