import { KIND } from '../log/kind';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** A condition at one moment; who waits to be notified are its waiters. */
export interface ConditionState {
  readonly kind: 'condition';
  /** Who was notified, or gave up, and wants the lock back; they leave by what they do next. */
  returning: (Attribution & { readonly gaveUp: boolean })[];
  /** The last notification, and how many it woke. */
  last: (Attribution & { readonly woke: number }) | null;
}

/** A condition: one waits for a notification first, and then for the lock. */
export const conditionReducer: Reducer<ConditionState> = {
  initial: () => ({ kind: 'condition', returning: [], last: null }),
  apply(state: ConditionState, { kind, actor, value, t }: ObjectEvent): void {
    if (kind === KIND.notified) state.last = { actor, t, woke: value };
    else if (kind === KIND.woken || kind === KIND.timedOut) {
      state.returning.push({ actor, t, gaveUp: kind === KIND.timedOut });
    }
  },
};

/** Takes note that an actor has the lock again, or has gone. */
export function leaveCondition(state: ConditionState, actor: number): void {
  state.returning = state.returning.filter((one) => one.actor !== actor);
}
