import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** A semaphore at one moment. */
export interface PermitsState {
  readonly kind: 'permits';
  /** Permits that are free. */
  free: number;
  readonly initial: number;
  /** Who took a permit and has not given one back; nobody if it begins at 0, as a signal does. */
  holders: Attribution[];
}

/** Any semaphore: permits that are taken and given back, by any actor. */
export const permitsReducer: Reducer<PermitsState> = {
  initial: ({ initial = 0 }: ObjectInfo) => ({
    kind: 'permits',
    free: initial,
    initial,
    holders: [],
  }),
  apply(state: PermitsState, { kind, actor, value, t }: ObjectEvent): void {
    if (kind !== KIND.acquired && kind !== KIND.released) return;
    state.free = value;
    if (state.initial === 0) return;
    if (kind === KIND.acquired) state.holders.push({ actor, t });
    else {
      const at = state.holders.findIndex((holder) => holder.actor === actor);
      if (at >= 0) state.holders.splice(at, 1);
    }
  },
};
