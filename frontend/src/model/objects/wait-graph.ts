import type { ActorInfo, Note } from '../message';
import type { Thing } from './thing';
import type { World } from './world';

/** One actor that waits. */
export interface Wait {
  readonly actor: number;
  readonly object: number;
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
  readonly object: number;
  readonly waiters: readonly number[];
  readonly holders: readonly number[];
  /** Whether they wait for a process to end, which is up to that process. */
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
}

/** The graph after the event `seq`; what the run says of deadlocks is in its notes. */
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
  const rings = ringsAt(notes, seq).filter((ring) =>
    ring.every(({ actor, object }) => waitsFor.get(actor) === object),
  );
  const stuck = new Set(rings.flatMap((ring) => ring.map(({ actor }) => actor)));
  const bare = things.flatMap((thing) => {
    const own = thing.waiters.map(({ actor }) => actor).filter((actor) => !stuck.has(actor));
    const holders = holdersOf(thing, actors);
    return own.length === 0
      ? []
      : [{ object: thing.info.id, waiters: own, holders, isEnd: isProcess(thing) }];
  });
  const crowds = bare.map((crowd) => ({ ...crowd, length: lengthOf(crowd, bare, new Set()) }));
  const waits = things.flatMap((thing) =>
    thing.waiters.map(({ actor, since, text }) => ({
      actor,
      object: thing.info.id,
      since,
      text,
      holders: holdersOf(thing, actors),
      isStuck: stuck.has(actor),
    })),
  );
  return {
    rings,
    crowds: crowds.sort((a, b) => b.length - a.length || b.waiters.length - a.waiters.length),
    waits: waits.sort((a, b) => a.since - b.since),
  };
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
function lengthOf(crowd: Bare, all: readonly Bare[], seen: ReadonlySet<number>): number {
  if (seen.has(crowd.object)) return 0;
  const now = new Set([...seen, crowd.object]);
  const before = all.filter(({ holders }) => holders.some((one) => crowd.waiters.includes(one)));
  return 1 + Math.max(0, ...before.map((one) => lengthOf(one, all, now)));
}

/** The deadlocks that were found and not taken back before the event after `seq`. */
function ringsAt(notes: readonly Note[], seq: number): NonNullable<Note['cycle']>[] {
  let rings: NonNullable<Note['cycle']>[] = [];
  for (const { kind, cycle, seq: at } of notes) {
    if (at > seq + 1) break;
    if (kind === 'deadlock' && cycle !== undefined) rings.push(cycle);
    else if (kind === 'resolved') {
      const gone = new Set(cycle?.map(({ actor }) => actor));
      rings = rings.filter(
        (ring) => cycle !== undefined && !ring.some((one) => gone.has(one.actor)),
      );
    }
  }
  return rings;
}
