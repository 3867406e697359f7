import { type ActorInfo, MAIN, NONE, type Note } from '../log/message';
import { familyOf } from '../log/object-type';
import { stuckAfter } from '../log/stuck';
import type { ObjectState } from './object-state';
import type { Join, ObjectStates } from './object-states';

/** One actor that waits. */
export interface Wait {
  readonly actor: number;
  /** What it waits for; {@link NONE} for the end of a thread. */
  readonly object: number;
  /** The thread whose end it waits for, or null. */
  readonly end: number | null;
  /** Since when, in nanoseconds since the run began. */
  readonly since: number;
  /** Why, in the words of the log: "waits for room: the queue is full"; null if it has none. */
  readonly text: string | null;
  /** Who stands in its way, as far as objects have holders. */
  readonly holders: readonly number[];
  /** Whether it is part of a deadlock. */
  readonly isStuck: boolean;
}

/** An object and those who wait for it without being part of a deadlock, in the order of coming. */
export interface WaiterGroup {
  /** What they wait for; {@link NONE} for the end of a thread. */
  readonly object: number;
  /** The thread whose end they wait for, or null. */
  readonly end: number | null;
  readonly waiters: readonly number[];
  readonly holders: readonly number[];
  /** Whether they wait for a thread or a process to end, which is up to that thread or process. */
  readonly isEnd: boolean;
  /** How many waits follow one another up to this one, at most. */
  readonly length: number;
}

/** Who waits for what, and who has it. */
export interface WaitGraph {
  /** Deadlocks: each waits for its object, which the next one holds. */
  readonly cycles: readonly (readonly { readonly actor: number; readonly object: number }[])[];
  /** The other waits, the longest chains first. */
  readonly groups: readonly WaiterGroup[];
  /** All waits, the oldest first. */
  readonly waits: readonly Wait[];
  /** The note that says that all of them wait forever, or null if an actor can still proceed. */
  readonly stall: Note | null;
}

/** The graph after the event `seq`; what the run says of deadlocks and of a stall is in its notes. */
export function graphWaits(
  states: ObjectStates,
  actors: readonly ActorInfo[],
  notes: readonly Note[],
  seq: number,
): WaitGraph {
  const awaited = states.all().filter(({ waiters }) => waiters.length > 0);
  const waitsFor = new Map<number, number>();
  for (const { info, waiters } of awaited) {
    for (const { actor } of waiters) waitsFor.set(actor, info.id);
  }
  const { deadlocks, stall } = stuckAfter(notes.filter((note) => note.seq <= seq + 1));
  const cycles = deadlocks
    .map(({ cycle }) => cycle ?? [])
    .filter((cycle) => cycle.every(({ actor, object }) => waitsFor.get(actor) === object));
  const stuck = new Set(cycles.flatMap((cycle) => cycle.map(({ actor }) => actor)));
  const drafts: GroupDraft[] = awaited.flatMap((object) => {
    const own = object.waiters.map(({ actor }) => actor).filter((actor) => !stuck.has(actor));
    const holders = holdersOf(object, actors);
    return own.length === 0
      ? []
      : [{ object: object.info.id, end: null, waiters: own, holders, isEnd: isProcess(object) }];
  });
  const joins = joinsWorthShowing(states, actors, awaited, stall !== null);
  drafts.push(...groupJoins(joins));
  const groups = drafts.map((group) => ({ ...group, length: lengthOf(group, drafts, new Set()) }));
  const forObjects = awaited.flatMap((object) =>
    object.waiters.map(({ actor, since, text }) => ({
      actor,
      object: object.info.id,
      end: null,
      since,
      text,
      holders: holdersOf(object, actors),
      isStuck: stuck.has(actor),
    })),
  );
  const forEnds = joins.map(({ actor, peer, since }) => {
    return { actor, object: NONE, end: peer, since, text: null, holders: [peer], isStuck: false };
  });
  const waits = [...forObjects, ...forEnds];
  return {
    cycles,
    groups: groups.sort((a, b) => b.length - a.length || b.waiters.length - a.waiters.length),
    waits: waits.sort((a, b) => a.since - b.since),
    stall,
  };
}

/** That Main waits for the others to end is left out, unless another actor needs Main, or no actor can proceed. */
function joinsWorthShowing(
  states: ObjectStates,
  actors: readonly ActorInfo[],
  awaited: readonly ObjectState[],
  isStalled: boolean,
): Join[] {
  const inTheWay = new Set(awaited.flatMap((object) => holdersOf(object, actors)));
  return states
    .joins()
    .filter(({ actor }) => isStalled || actors[actor]?.name !== MAIN || inTheWay.has(actor));
}

function groupJoins(joins: readonly Join[]): GroupDraft[] {
  return [...new Set(joins.map(({ peer }) => peer))].map((end) => ({
    object: NONE,
    end,
    waiters: joins.filter(({ peer }) => peer === end).map(({ actor }) => actor),
    holders: [end],
    isEnd: true,
  }));
}

/** Who has what others wait for: the holder of a lock, those with a permit, a process whose end is awaited. */
function holdersOf(object: ObjectState, actors: readonly ActorInfo[]): number[] {
  const { state, info } = object;
  if (state.kind === 'lock') return state.owner === null ? [] : [state.owner];
  if (state.kind === 'permits') return [...new Set(state.holders.map(({ actor }) => actor))];
  if (!isProcess(object)) return [];
  return actors.filter(({ name }) => name === info.name).map(({ id }) => id);
}

function isProcess({ info }: ObjectState): boolean {
  return familyOf(info) === 'process';
}

type GroupDraft = Omit<WaiterGroup, 'length'>;

/** Goes from those who wait to those who wait for them, as far as there are any. */
function lengthOf(
  group: GroupDraft,
  all: readonly GroupDraft[],
  seen: ReadonlySet<GroupDraft>,
): number {
  if (seen.has(group)) return 0;
  const now = new Set([...seen, group]);
  const before = all.filter(({ holders }) => holders.some((one) => group.waiters.includes(one)));
  return 1 + Math.max(0, ...before.map((one) => lengthOf(one, all, now)));
}
