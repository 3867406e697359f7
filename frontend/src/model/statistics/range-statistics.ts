import type { LaneMoment } from '../lanes/lane-moment';
import { eventsIn, type MomentRange, momentBefore, type TimedEvents } from '../log/moment-range';
import type { ReadableLog } from '../log/readable-log';
import { type Report, type ReportSource, reportOnStretch } from './report';
import { Statistics } from './statistics';

/** The log that a range is part of. */
export interface RangeSource extends ReadableLog, ReportSource, TimedEvents {
  readonly nextSeq: number;
  lanesAt(nanos: number): readonly LaneMoment[];
}

/** The figures of a part of a run: a wait or a hold that reaches beyond the range counts with its part inside. */
export class RangeStatistics {
  readonly range: MomentRange;
  private readonly log: RangeSource;
  private readonly statistics: Statistics;
  /** How many events the range has. */
  readonly events: number;
  private readonly first: number;

  /** Counts nothing yet. */
  constructor(log: RangeSource, range: MomentRange) {
    this.log = log;
    this.range = range;
    const { first, end } = eventsIn(log, range);
    this.first = first;
    this.events = Math.max(0, end - first);
    this.statistics = new Statistics(log);
    this.statistics.beginAt(range.from, first, log.lanesAt(momentBefore(range)));
  }

  /** How many events of it are counted. */
  get counted(): number {
    return this.statistics.next - this.first;
  }

  /** Whether all of them are. */
  get isComplete(): boolean {
    return this.counted >= this.events;
  }

  /** Counts on, so many events at most. */
  read(most: number): void {
    this.statistics.catchUp(this.first + Math.min(this.events, this.counted + most));
  }

  /** The figures of what is counted. */
  report(): Report {
    const { statistics, range, events } = this;
    return reportOnStretch(this.log, { ...range, statistics, events });
  }
}
