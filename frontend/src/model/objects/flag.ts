import { KIND } from '../log/kind';
import type { Deed, Reducer, Trace } from './object-event';

/** An event at one moment. */
export interface FlagState {
  readonly kind: 'flag';
  isSet: boolean;
  /** Who set or cleared it last, or null. */
  last: Trace | null;
}

/** An event: a flag that is set and cleared. */
export const flagReducer: Reducer<FlagState> = {
  begin: () => ({ kind: 'flag', isSet: false, last: null }),
  take(state: FlagState, { kind, actor, t }: Deed): void {
    if (kind !== KIND.set && kind !== KIND.cleared) return;
    state.isSet = kind === KIND.set;
    state.last = { actor, t };
  },
};
