import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** A variable, or what a manager holds, at one moment. */
export interface VariableState {
  readonly kind: 'variable';
  /** What it is now, in words; null if nobody has said. */
  value: string | null;
  /** Who wrote it last, or null. */
  written: Attribution | null;
  reads: number;
  writes: number;
}

/** A variable that all share: a read sees what was written last. */
export const variableReducer: Reducer<VariableState> = {
  initial: ({ initial }: ObjectInfo) => ({
    kind: 'variable',
    value: initial === undefined ? null : String(initial),
    written: null,
    reads: 0,
    writes: 0,
  }),
  apply(state: VariableState, { kind, actor, t, value, text }: ObjectEvent): void {
    if (kind !== KIND.read && kind !== KIND.wrote) return;
    state.value = text ?? String(value);
    if (kind === KIND.read) state.reads++;
    else {
      state.writes++;
      state.written = { actor, t };
    }
  },
};
