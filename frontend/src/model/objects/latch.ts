import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Deed, Reducer, Trace } from './object-event';

/** A latch at one moment. */
export interface LatchState {
  readonly kind: 'latch';
  readonly initial: number;
  /** How many are still to come. */
  toCome: number;
  last: Trace | null;
}

/** A latch: counted down to 0, once. */
export const latchReducer: Reducer<LatchState> = {
  begin: ({ initial = 0 }: ObjectInfo) => ({ kind: 'latch', initial, toCome: initial, last: null }),
  take(state: LatchState, { kind, actor, value, t }: Deed): void {
    if (kind !== KIND.arrived) return;
    state.toCome = value;
    state.last = { actor, t };
  },
};
