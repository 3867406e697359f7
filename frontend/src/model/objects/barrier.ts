import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** A barrier at one moment. */
export interface BarrierState {
  readonly kind: 'barrier';
  readonly parties: number;
  /** Who is there in this round, in the order of arrival. */
  seats: Attribution[];
  /** How many times all were there. */
  rounds: number;
  isBroken: boolean;
}

/** A barrier: nobody passes before all are there. */
export const barrierReducer: Reducer<BarrierState> = {
  initial: ({ parties = 0 }: ObjectInfo) => ({
    kind: 'barrier',
    parties,
    seats: [],
    rounds: 0,
    isBroken: false,
  }),
  apply(state: BarrierState, { kind, actor, value, t }: ObjectEvent): void {
    if (kind === KIND.arrived) state.seats.push({ actor, t });
    else if (kind === KIND.passed) {
      // the last one lets the others go: the seats are free from then on, though they have still to say so
      if (value !== state.parties - 1 || state.seats.length < state.parties) return;
      state.seats = [];
      state.rounds++;
    } else if (kind === KIND.broke || kind === KIND.reset) {
      state.seats = [];
      state.isBroken = kind === KIND.broke;
    }
  },
};
