import type { EventBlock } from './event-store';
import type { LogEvent } from './log-event';
import type { EntityTable } from './message';

/** The events of a run that are kept, for whatever reads them at its own pace. */
export interface ReadableLog extends EntityTable {
  readonly firstSeq: number;
  readonly nextSeq: number;
  /** Shows the columns of each event from `from` to before `to` that is kept. */
  scan(from: number, to: number, see: (block: EventBlock, at: number, seq: number) => void): void;
  /** The events from `from` to before `to` that are kept. */
  events(from: number, to: number): LogEvent[];
  /** The lines of the event `seq`, which is kept, and of some that follow it: as many as are stored together. */
  linesFrom(seq: number): Uint16Array;
}
