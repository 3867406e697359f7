import type { ObjectInfo } from '../log/message';

/** One event on an object, for its reducer: kind, actor and peer are numbers of the wire. */
export interface ObjectEvent {
  seq: number;
  /** Nanoseconds since the run began. */
  t: number;
  kind: number;
  actor: number;
  peer: number;
  value: number;
  text: string | null;
  /** Whether it ended the actor's wait for this very object. */
  waited: boolean;
  /** Whether the actor is the object: the process of a manager. */
  isSelf: boolean;
}

/** Who waits for an object, since when, and what for in the words of the log. */
export interface Waiter {
  readonly actor: number;
  readonly since: number;
  readonly seq: number;
  readonly timed: boolean;
  readonly text: string | null;
}

/** Who did something last, and when. */
export interface Attribution {
  readonly actor: number;
  readonly t: number;
}

/**
 * How one kind of object changes: what it begins as, and what an event makes of it.
 *
 * A state is plain data: its lists and maps hold records that are never changed, so a shallow copy of it is a copy.
 */
export interface Reducer<State> {
  initial(info: ObjectInfo): State;
  /** Changes the state by one event; `waiting` never comes here, as every object has its waiters. */
  apply(state: State, event: ObjectEvent): void;
}
