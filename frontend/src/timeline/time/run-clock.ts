import type { Millis, Nanos } from '../../base/units';
import { speedOf, tempoOf } from '../../model/log/schedule';
import type { RunLog } from '../../model/run-log';
import { LiveClock } from './live-clock';

/** The notes after which the run's clock goes another way against this machine's. */
const CHANGES: ReadonlySet<string> = new Set(['paused', 'continued', 'speed', 'tempo']);

/** How far a run has come: between two messages its clock moves, unless it is known to stand. */
export class RunClock {
  private readonly log: RunLog;
  private readonly millis: () => Millis;
  private readonly clock = new LiveClock();
  private changes = 0;
  private isFrozen = false;
  private isSlowMotion = false;

  /** Tells the time of this run; `millis` is this machine's clock. */
  constructor(log: RunLog, millis: () => Millis) {
    this.log = log;
    this.millis = millis;
  }

  /**
   * Whether it stands: the run is over or paused, nothing has come, or the connection is lost. In slow motion it stands most of
   * the time, while an operation is held back, and is shown where the newest event is.
   */
  get isStopped(): boolean {
    const { log, isFrozen, isSlowMotion } = this;
    return log.ended || log.state === 'paused' || isFrozen || isSlowMotion || log.nextSeq === 0;
  }

  /** Stands where it is, or moves again. */
  freeze(isFrozen: boolean): void {
    if (isFrozen === this.isFrozen) return;
    this.isFrozen = isFrozen;
    this.clock.restart();
  }

  /** Takes note that the log has grown. */
  logGrew(): void {
    const { log, clock } = this;
    const changes = log.notes.filter(({ kind }) => CHANGES.has(kind)).length;
    if (changes !== this.changes) clock.restart(speedOf(log.notes));
    this.changes = changes;
    this.isSlowMotion = tempoOf(log.notes) > 0;
    if (!log.ended) clock.sample(log.endNanos, this.millis());
  }

  /** Nanoseconds since the run began. */
  now(): Nanos {
    return this.clock.now(this.millis(), this.log.endNanos, this.isStopped);
  }
}
