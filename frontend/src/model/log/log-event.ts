import type { Kind } from './kind';
import type { ActorInfo, ObjectInfo } from './message';

/** One event with its names; made on demand, the stores keep columns. */
export interface LogEvent {
  readonly seq: number;
  /** Nanoseconds since the run began. */
  readonly t: number;
  readonly kind: Kind;
  readonly actor: ActorInfo;
  readonly object: ObjectInfo | null;
  readonly peer: ActorInfo | null;
  /** Line of the scenario's source file, 0 if unknown. */
  readonly line: number;
  readonly value: number;
  /** Whether this is a wait that gives up by itself. */
  readonly timed: boolean;
  readonly text: string | null;
}
