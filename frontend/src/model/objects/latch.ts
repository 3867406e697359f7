import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** A latch at one moment. */
export interface LatchState {
  readonly kind: 'latch';
  readonly initial: number;
  /** How many are still to come. */
  toCome: number;
  last: Attribution | null;
}

/** A latch: counted down to 0, once. */
export const latchReducer: Reducer<LatchState> = {
  initial: ({ initial = 0 }: ObjectInfo) => ({
    kind: 'latch',
    initial,
    toCome: initial,
    last: null,
  }),
  apply(state: LatchState, { kind, actor, value, t }: ObjectEvent): void {
    if (kind !== KIND.arrived) return;
    state.toCome = value;
    state.last = { actor, t };
  },
};
