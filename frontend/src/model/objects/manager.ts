import { KIND } from '../log/kind';
import { NONE } from '../log/message';
import type { ObjectEvent, Reducer } from './object-event';

/** A request to a manager, and how far it is. */
export interface ManagerRequest {
  readonly actor: number;
  readonly text: string;
  readonly t: number;
  readonly phase: 'asked' | 'served' | 'answered';
}

/** An actor that asks for a lock does not record that the reply has come, but that it has the lock. */
const GIVEN = '.acquire()';

/** A manager at one moment. */
export interface ManagerState {
  readonly kind: 'manager';
  /** What was asked and has not been answered to the end, in the order of asking. */
  requests: ManagerRequest[];
  /** How many were answered. */
  answered: number;
}

/** A manager: it receives what somebody asks, does it, and replies. */
export const managerReducer: Reducer<ManagerState> = {
  initial: () => ({ kind: 'manager', requests: [], answered: 0 }),
  apply(state: ManagerState, { kind, actor, peer, text, t, isSelf }: ObjectEvent): void {
    const requester = isSelf && peer !== NONE ? peer : actor;
    const request = state.requests.find((one) => one.actor === requester);
    const move = (phase: ManagerRequest['phase'] | null) => {
      state.requests = state.requests.flatMap((one) => {
        if (one !== request) return [one];
        return phase === null ? [] : [{ ...one, phase }];
      });
      if (phase === null && request !== undefined) state.answered++;
    };
    if (kind === KIND.sent && !isSelf) {
      state.requests = state.requests.filter((one) => one !== request);
      state.requests.push({ actor, text: text ?? '', t, phase: 'asked' });
    } else if (kind === KIND.received) move(isSelf ? 'served' : null);
    else if (kind === KIND.sent) move(request?.text.endsWith(GIVEN) ? null : 'answered');
    else if (kind === KIND.timedOut || kind === KIND.raised) move(null);
  },
};
