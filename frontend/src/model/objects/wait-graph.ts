import { type ActorInfo, MAIN, NONE, type Note } from '../log/message';
import { stuckAfter } from '../log/stuck';
import type { Thing } from './object-state';
import type { Join, World } from './object-states';

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
export interface Crowd {
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
  readonly rings: readonly (readonly { readonly actor: number; readonly object: number }[])[];
  /** The other waits, the longest chains first. */
  readonly crowds: readonly Crowd[];
  /** All waits, the oldest first. */
  readonly waits: readonly Wait[];
  /** The note that says that all of them wait for ever, or null if somebody can still go on. */
  readonly stall: Note | null;
}

/** The graph after the event `seq`; what the run says of deadlocks and of a stall is in its notes. */
export function graphWaits(
  world: World,
  actors: readonly ActorInfo[],
  notes: readonly Note[],
  seq: number,
): WaitGraph {
  const things = world.all().filter(({ waiters }) => waiters.length > 0);
  const waitsFor = new Map<number, number>();
  for (const { info, waiters } of things) {
    for (const { actor } of waiters) waitsFor.set(actor, info.id);
  }
  const { deadlocks, stall } = stuckAfter(notes.filter((note) => note.seq <= seq + 1));
  const rings = deadlocks
    .map(({ cycle }) => cycle ?? [])
    .filter((ring) => ring.every(({ actor, object }) => waitsFor.get(actor) === object));
  const stuck = new Set(rings.flatMap((ring) => ring.map(({ actor }) => actor)));
  const bare: Bare[] = things.flatMap((thing) => {
    const own = thing.waiters.map(({ actor }) => actor).filter((actor) => !stuck.has(actor));
    const holders = holdersOf(thing, actors);
    return own.length === 0
      ? []
      : [{ object: thing.info.id, end: null, waiters: own, holders, isEnd: isProcess(thing) }];
  });
  const joins = joinsToTell(world, actors, things, stall !== null);
  bare.push(...crowdsOf(joins));
  const crowds = bare.map((crowd) => ({ ...crowd, length: lengthOf(crowd, bare, new Set()) }));
  const forObjects = things.flatMap((thing) =>
    thing.waiters.map(({ actor, since, text }) => ({
      actor,
      object: thing.info.id,
      end: null,
      since,
      text,
      holders: holdersOf(thing, actors),
      isStuck: stuck.has(actor),
    })),
  );
  const forEnds = joins.map(({ actor, peer, since }) => {
    return { actor, object: NONE, end: peer, since, text: null, holders: [peer], isStuck: false };
  });
  const waits = [...forObjects, ...forEnds];
  return {
    rings,
    crowds: crowds.sort((a, b) => b.length - a.length || b.waiters.length - a.waiters.length),
    waits: waits.sort((a, b) => a.since - b.since),
    stall,
  };
}

/** That Main waits for the others to end goes without saying, unless it stands in somebody's way, or nobody can go on. */
function joinsToTell(
  world: World,
  actors: readonly ActorInfo[],
  things: readonly Thing[],
  isStalled: boolean,
): Join[] {
  const inTheWay = new Set(things.flatMap((thing) => holdersOf(thing, actors)));
  return world
    .joins()
    .filter(({ actor }) => isStalled || actors[actor]?.name !== MAIN || inTheWay.has(actor));
}

function crowdsOf(joins: readonly Join[]): Bare[] {
  return [...new Set(joins.map(({ peer }) => peer))].map((end) => ({
    object: NONE,
    end,
    waiters: joins.filter(({ peer }) => peer === end).map(({ actor }) => actor),
    holders: [end],
    isEnd: true,
  }));
}

/** Who has what others wait for: the holder of a lock, those with a permit, a process whose end is awaited. */
function holdersOf(thing: Thing, actors: readonly ActorInfo[]): number[] {
  const { state, info } = thing;
  if (state.kind === 'lock') return state.owner === null ? [] : [state.owner];
  if (state.kind === 'permits') return [...new Set(state.holders.map(({ actor }) => actor))];
  if (!isProcess(thing)) return [];
  return actors.filter(({ name }) => name === info.name).map(({ id }) => id);
}

function isProcess({ info }: Thing): boolean {
  return info.type === 'Process';
}

type Bare = Omit<Crowd, 'length'>;

/** Goes from those who wait to those who wait for them, as far as there are any. */
function lengthOf(crowd: Bare, all: readonly Bare[], seen: ReadonlySet<Bare>): number {
  if (seen.has(crowd)) return 0;
  const now = new Set([...seen, crowd]);
  const before = all.filter(({ holders }) => holders.some((one) => crowd.waiters.includes(one)));
  return 1 + Math.max(0, ...before.map((one) => lengthOf(one, all, now)));
}
