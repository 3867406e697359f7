import type { Reducer } from './object-event';

/** An object of which nothing is known but who waits for it: a process, or a type of a later version. */
export interface PlainState {
  readonly kind: 'plain';
}

/** Takes anything, and changes nothing. */
export const plainReducer: Reducer<PlainState> = {
  initial: () => ({ kind: 'plain' }),
  apply: () => undefined,
};
