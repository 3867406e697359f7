import type { Millis, Nanos } from '../../base/units';

/** Plays again what has happened: tells how far the playhead moves, whatever the pace of the frames is. */
export class Playback {
  private rate = 0;
  private at: Millis = 0;

  /** How fast it goes beside the run's clock, 0 while it stands. */
  get speed(): number {
    return this.rate;
  }

  /** Plays from `millis` of this machine's clock on; `rate` is above 0, and 1 is as fast as it was. */
  start(rate: number, millis: Millis): void {
    this.rate = rate;
    this.at = millis;
  }

  stop(): void {
    this.rate = 0;
  }

  /** How many nanoseconds of the run the playhead moves since it was asked last. */
  advance(millis: Millis): Nanos {
    const nanos = Math.max(0, millis - this.at) * this.rate * 1e6;
    this.at = millis;
    return nanos;
  }
}
