import { KIND } from '../log/kind';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** An event at one moment. */
export interface FlagState {
  readonly kind: 'flag';
  isSet: boolean;
  /** Who set or cleared it last, or null. */
  last: Attribution | null;
}

/** An event: a flag that is set and cleared. */
export const flagReducer: Reducer<FlagState> = {
  initial: () => ({ kind: 'flag', isSet: false, last: null }),
  apply(state: FlagState, { kind, actor, t }: ObjectEvent): void {
    if (kind !== KIND.set && kind !== KIND.cleared) return;
    state.isSet = kind === KIND.set;
    state.last = { actor, t };
  },
};
