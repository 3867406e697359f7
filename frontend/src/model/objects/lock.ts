import { KIND } from '../log/kind';
import type { ObjectEvent, Reducer } from './object-event';

/** A lock at one moment. */
export interface LockState {
  readonly kind: 'lock';
  /** The number of the holder, or null. */
  owner: number | null;
  /** How often the holder holds it. */
  depth: number;
  /** Since when, in nanoseconds since the run began. */
  since: number;
}

/** Any lock: one holder at a time, once or several times. */
export const lockReducer: Reducer<LockState> = {
  initial: () => ({ kind: 'lock', owner: null, depth: 0, since: 0 }),
  apply(state: LockState, { kind, actor, value, t }: ObjectEvent): void {
    if (kind === KIND.acquired) {
      if (state.owner !== actor) state.since = t;
      state.owner = actor;
      state.depth = value;
    } else if (kind === KIND.released) {
      state.depth = value;
      if (value === 0) state.owner = null;
    }
  },
};
