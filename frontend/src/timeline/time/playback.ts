import type { Millis } from '../../base/units';

/** How far the playhead moves in a millisecond of this machine's clock at rate 1: the time axis in real time. */
const NANOS_A_MILLI = 1e6;

/** Plays again what has happened: tells how far the playhead moves, whatever the pace of the frames is. */
export class Playback {
  private rate = 0;
  private at: Millis = 0;
  private perMilli = NANOS_A_MILLI;

  /** How fast it goes, 0 while it stands. */
  get speed(): number {
    return this.rate;
  }

  /**
   * Plays from `millis` of this machine's clock on; `rate` is above 0, and at 1 the playhead moves `perMilli` in a millisecond:
   * by default as fast as it was.
   */
  start(rate: number, millis: Millis, perMilli = NANOS_A_MILLI): void {
    this.perMilli = perMilli;
    this.rate = rate;
    this.at = millis;
  }

  stop(): void {
    this.rate = 0;
  }

  /** How far the playhead moves since this was asked last. */
  advance(millis: Millis): number {
    const by = Math.max(0, millis - this.at) * this.rate * this.perMilli;
    this.at = millis;
    return by;
  }
}
