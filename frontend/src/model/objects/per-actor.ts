import { KIND } from '../log/kind';
import type { ObjectEvent, Reducer } from './object-event';

/** What every actor has for itself, at one moment. */
export interface PerActorState {
  readonly kind: 'perActor';
  /** For each actor that has anything: its attributes and their values; a copy of a variable has one, without a name. */
  values: Map<number, ReadonlyMap<string, string>>;
}

/** Thread-local data, and the copies that processes have of a variable: each actor sees only its own. */
export const perActorReducer: Reducer<PerActorState> = {
  initial: () => ({ kind: 'perActor', values: new Map() }),
  apply(state: PerActorState, { kind, actor, value, text }: ObjectEvent): void {
    if (kind !== KIND.read && kind !== KIND.wrote) return;
    const [, name, said] = /^(.*?) = (.*)$/s.exec(text ?? '') ?? [];
    const own = new Map(state.values.get(actor));
    own.set(name ?? '', said ?? text ?? String(value));
    state.values.set(actor, own);
  },
};
