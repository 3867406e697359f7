import { KIND } from '../log/kind';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** A timer at one moment. */
export interface TimerState {
  readonly kind: 'timer';
  /** How long it waits, or null if the log does not say it. */
  readonly intervalMs: number | null;
  phase: 'pending' | 'running' | 'cancelled' | 'done';
  /** Who cancelled it, or null. */
  cancelledBy: Attribution | null;
}

/** A timer: its own thread runs a function after the interval, unless somebody cancels it before. */
export const timerReducer: Reducer<TimerState> = {
  initial: ({ intervalMs }) => ({
    kind: 'timer',
    intervalMs: intervalMs ?? null,
    phase: 'pending',
    cancelledBy: null,
  }),
  apply(state: TimerState, { kind, actor, t, isSelf }: ObjectEvent): void {
    if (kind === KIND.timedOut) state.phase = 'running';
    else if (kind === KIND.set && isSelf && state.phase === 'running') state.phase = 'done';
    else if (kind === KIND.set && !isSelf && state.phase === 'pending') {
      state.phase = 'cancelled';
      state.cancelledBy = { actor, t };
    }
  },
};
