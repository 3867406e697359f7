import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** How many items that were taken are kept, to be followed. */
export const RECENT = 16;

/** One item on its way; what has not happened yet is null. */
export interface Item {
  /** The event that put it in: which item it is, whatever its text. */
  readonly seq: number;
  readonly text: string;
  readonly put: Attribution;
  readonly taken: Attribution | null;
  readonly done: Attribution | null;
}

/** A queue, a pipe or a pool at one moment. */
export interface ItemsState {
  readonly kind: 'items';
  /** What is in it, in the order in which it came. */
  items: Item[];
  /** What was taken last, the newest last. */
  recent: Item[];
  readonly capacity: number;
  /** Tasks that nobody has reported done yet; null as long as nobody reports. */
  unfinished: number | null;
  /** How many were put so far. */
  total: number;
  /** Results that were fetched from a pool. */
  results: number;
  /** Who shut it down, or closed an end of it, and what that was. */
  closed: readonly (Attribution & { readonly what: string })[];
}

/** What items go through: a queue of any kind, a pipe, the tasks of a pool. */
export const itemsReducer: Reducer<ItemsState> = {
  initial: ({ capacity = 0 }: ObjectInfo) => initial(capacity),
  apply(state: ItemsState, event: ObjectEvent): void {
    const { kind, actor, t, text } = event;
    if (kind === KIND.put || kind === KIND.sent) put(state, event);
    else if (kind === KIND.taken) takeOut(state, event, (item) => item.text === (text ?? ''));
    else if (kind === KIND.done) done(state, event);
    else if (kind === KIND.closed) {
      while (text === null && state.items.length > event.value) state.items.shift();
      state.closed = [...state.closed, { actor, t, what: text ?? '' }].slice(-RECENT);
    } else if (kind === KIND.received) {
      const isIn = state.items.some((item) => item.text === (text ?? ''));
      if (isIn) takeOut(state, event, (item) => item.text === (text ?? ''));
    }
  },
};

/** A pool: its tasks are items, and what is received from it is a result. */
export const poolReducer: Reducer<ItemsState> = {
  initial: () => initial(0),
  apply(state: ItemsState, event: ObjectEvent): void {
    if (event.kind === KIND.received) state.results++;
    else itemsReducer.apply(state, event);
  },
};

/** A queue that gives its newest item first. */
export const stackReducer: Reducer<ItemsState> = {
  initial: itemsReducer.initial,
  apply(state: ItemsState, event: ObjectEvent): void {
    const newest = state.items.at(-1);
    if (event.kind === KIND.taken) takeOut(state, event, (item) => item === newest);
    else itemsReducer.apply(state, event);
  },
};

function initial(capacity: number): ItemsState {
  return {
    kind: 'items',
    items: [],
    recent: [],
    capacity,
    unfinished: null,
    total: 0,
    results: 0,
    closed: [],
  };
}

function put(state: ItemsState, { seq, actor, t, text }: ObjectEvent): void {
  state.items.push({ seq, text: text ?? '', put: { actor, t }, taken: null, done: null });
  state.total++;
  if (state.unfinished !== null) state.unfinished++;
}

/** Takes the first item that fits; items with the same text are told apart by their order. */
function takeOut(
  state: ItemsState,
  { actor, t }: ObjectEvent,
  fits: (item: Item) => boolean,
): void {
  const at = state.items.findIndex(fits);
  const item = state.items[at];
  if (item === undefined) return;
  if (at === 0) state.items.shift();
  else state.items.splice(at, 1);
  state.recent.push({ ...item, taken: { actor, t } });
  if (state.recent.length > RECENT) state.recent.shift();
}

/** A report does not say which item it is about: it is the one that this actor took last and has not reported. */
function done(state: ItemsState, { actor, t, value, waited }: ObjectEvent): void {
  state.unfinished = value;
  if (waited) return; // a join that was let through
  const isOpen = state.recent.map((item) => item.taken?.actor === actor && item.done === null);
  const at = isOpen.lastIndexOf(true);
  const item = state.recent[at];
  if (item !== undefined) state.recent[at] = { ...item, done: { actor, t } };
}
