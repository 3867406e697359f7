import type { Position } from '../base/axis';
import type { CssPx, Nanos } from '../base/units';
import type { EventSteps } from '../model/log/event-steps';
import type { RunLog } from '../model/run-log';
import type { Surface } from './draw/surface';
import type { RunClock } from './time/run-clock';
import type { TimeAxis, TimeAxisMember } from './time/time-axis';

/** How wide a step is that is easy to read, and about which part of the canvas the plot takes. */
const STEP = 26;
const PLOT_PART = 0.8;

/** What a timeline tells its axis besides what is in the log. */
export interface Painted {
  paint(): void;
  labelWidth(): CssPx;
}

/** A run as its axis knows it. */
export class RunOnAxis implements TimeAxisMember {
  private readonly log: RunLog;
  private readonly clock: RunClock;
  private readonly surface: Surface;
  private readonly painted: Painted;

  /** A run with its clock, on its canvas. */
  constructor(log: RunLog, clock: RunClock, surface: Surface, painted: Painted) {
    this.log = log;
    this.clock = clock;
    this.surface = surface;
    this.painted = painted;
  }

  get isOver(): boolean {
    return this.log.ended;
  }

  get isClockStopped(): boolean {
    return this.clock.isStopped;
  }

  get end(): Nanos {
    return this.log.endNanos;
  }

  get labelWidth(): CssPx {
    return this.painted.labelWidth();
  }

  get steps(): EventSteps {
    return this.log.steps;
  }

  get readableSteps(): number {
    const { width, metrics } = this.surface;
    return Math.round((width * PLOT_PART) / metrics.px(STEP));
  }

  now(): Nanos {
    return this.clock.now();
  }

  paint(): void {
    this.painted.paint();
  }

  /** Where an event that is kept stands on its axis. */
  positionOf({ name }: TimeAxis, seq: number): Position {
    return name === 'events' ? this.steps.ofEvent(seq) : (this.log.eventAt(seq)?.t ?? 0);
  }

  /** The last event at or before the playhead of its axis, or null. */
  seqAtPlayhead({ name, viewport }: TimeAxis): number | null {
    const { log } = this;
    if (name === 'time') return log.seqAt(viewport.playhead);
    const seq = this.steps.seqAt(viewport.playhead);
    return seq < log.firstSeq ? null : seq;
  }
}
