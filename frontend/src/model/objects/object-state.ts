import type { Family } from '../log/family';
import type { ObjectInfo } from '../log/message';
import { familyOf, hasTrait } from '../log/object-type';
import { type BarrierState, barrierReducer } from './barrier';
import { type CellsState, cellsReducer } from './cells';
import { type ConditionState, conditionReducer } from './condition';
import { type FlagState, flagReducer } from './flag';
import { type ItemsState, itemsReducer, poolReducer, stackReducer } from './items';
import { type LatchState, latchReducer } from './latch';
import { type LockState, lockReducer } from './lock';
import { type ManagerState, managerReducer } from './manager';
import type { Reducer, Waiter } from './object-event';
import { type PerActorState, perActorReducer } from './per-actor';
import { type PermitsState, permitsReducer } from './permits';
import { type PlainState, plainReducer } from './plain';
import { type TimerState, timerReducer } from './timer';
import { type VariableState, variableReducer } from './variable';

/** How the objects of a family change; of the others, nothing is known but who waits for them. */
const REDUCERS: Readonly<Partial<Record<Family, unknown>>> = {
  lock: lockReducer,
  semaphore: permitsReducer,
  event: flagReducer,
  condition: conditionReducer,
  barrier: barrierReducer,
  latch: latchReducer,
  queue: itemsReducer,
  pipe: itemsReducer,
  pool: poolReducer,
  variable: variableReducer,
  collection: variableReducer,
  memory: cellsReducer,
  local: perActorReducer,
  manager: managerReducer,
  timer: timerReducer,
};

/** What an object is at one moment, by its family. */
export type FamilyState =
  | BarrierState
  | CellsState
  | ConditionState
  | FlagState
  | ItemsState
  | LatchState
  | LockState
  | ManagerState
  | PerActorState
  | PermitsState
  | PlainState
  | TimerState
  | VariableState;

/** An object at one moment: what it is, and who waits for it, in the order of coming. */
export interface ObjectState {
  readonly info: ObjectInfo;
  readonly state: FamilyState;
  waiters: Waiter[];
  /** Which copy of the states may change it; every other one copies it first. */
  readonly writer: number;
}

/** An object before anything happened to it. */
export function initialState(info: ObjectInfo, writer: number): ObjectState {
  return { info, state: reducerFor(info).initial(info), waiters: [], writer };
}

/** A copy that another copy of the states may change. */
export function copyState(from: ObjectState, writer: number): ObjectState {
  const state = { ...from.state } as Record<string, unknown>;
  for (const [key, value] of Object.entries(state)) {
    if (Array.isArray(value)) state[key] = [...value];
    else if (value instanceof Map) state[key] = new Map(value);
  }
  return {
    info: from.info,
    state: state as unknown as FamilyState,
    waiters: [...from.waiters],
    writer,
  };
}

/** About how many records it holds: what a copy costs. */
export function weightOf({ state, waiters }: ObjectState): number {
  const size = 'items' in state ? state.items.length : 'cells' in state ? state.cells.size : 0;
  return 1 + waiters.length + size;
}

/** How objects of this type change. */
export function reducerFor(info: ObjectInfo): Reducer<FamilyState> {
  const reducer: unknown = hasTrait(info, 'lifo') ? stackReducer : REDUCERS[familyOf(info)];
  return (reducer ?? plainReducer) as Reducer<FamilyState>;
}
