import { Decoder } from 'cbor-x/decode-no-eval';
import type { Family, Trait } from './family';
import type { NoteKind } from './note-kind';
import type { Grade, Verdict } from './verdict';

/** The number that stands for no actor and for no object. */
export const NONE = 0xffff;

/** The name of the actor that plays the body of a scenario. */
export const MAIN = 'Main';

/** What the log says of an actor. */
export interface ActorInfo {
  readonly id: number;
  readonly name: string;
  readonly kind: 'thread' | 'process' | 'you';
}

/** What the log says of an object; what it has besides its type differs from type to type. */
export interface ObjectInfo {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** Missing in the logs of an earlier version: ask `familyOf` and `hasTrait`. */
  readonly family?: Family;
  readonly traits?: readonly Trait[];
  readonly capacity?: number;
  readonly initial?: number;
  readonly parties?: number;
  /** Of an array: how many cells it has. */
  readonly length?: number;
  /** Of shared memory that is a picture: how many tiles stand side by side, and on top of each other. */
  readonly columns?: number;
  readonly rows?: number;
  readonly fair?: boolean;
  /** Of a timer: how long it waits, in milliseconds. */
  readonly intervalMs?: number;
}

/** The actors and objects of a run; an event names them by their places in these lists. Both lists only grow. */
export interface EntityTable {
  readonly actors: readonly ActorInfo[];
  readonly objects: readonly ObjectInfo[];
}

/** The states of a run. */
export type RunState =
  | 'running'
  | 'paused'
  | 'finished'
  | 'stopped'
  | 'deadlocked'
  | 'stalled'
  | 'failed';

/** What the run says of itself at one place of its log. */
export interface Note {
  readonly n: number;
  readonly seq: number;
  /** Nanoseconds since the run began. */
  readonly t: number;
  readonly kind: NoteKind;
  readonly text: string;
  readonly state: RunState;
  readonly outcome?: string;
  readonly grade?: Grade;
  /** What the outcome says about the program; logs of earlier versions have none. */
  readonly verdict?: Verdict;
  readonly cycle?: readonly { readonly actor: number; readonly object: number }[];
  /** Who waits, on `stalled`. */
  readonly waits?: readonly { readonly actor: number }[];
  /** What the user could do to release an actor, on `stalled`. */
  readonly help?: readonly { readonly object: number; readonly operation: string }[];
  /** What is over, on `resolved`. */
  readonly of?: 'deadlock' | 'stalled';
  /** Whose turn it was, on `step`. */
  readonly actor?: number;
  /** How fast the clock of the run goes beside the machine's, on `speed`. */
  readonly speed?: number;
  /** The least number of milliseconds between two operations, on `tempo`; 0 for no limit. */
  readonly tempo?: number;
  /** Which command of the user it is about, on `typed` and `answered`. */
  readonly command?: number;
  /** What was typed, on `typed`; what is added to the text of the run, on `cell`. */
  readonly code?: string;
  /** The traceback that has ended the command, on `answered`. */
  readonly error?: string;
  readonly knob?: string;
  readonly value?: unknown;
}

/** A chunk of the log as it came, with a column for every field of its events. */
export interface Chunk {
  readonly seq: number;
  readonly count: number;
  readonly t: Float64Array;
  readonly kind: Uint8Array;
  readonly actor: Uint16Array;
  readonly object: Uint16Array;
  readonly peer: Uint16Array;
  readonly line: Uint16Array;
  readonly value: Int32Array;
  readonly flags: Uint8Array;
  readonly text: Uint16Array;
  readonly texts: readonly string[];
  readonly actors: readonly ActorInfo[];
  readonly objects: readonly ObjectInfo[];
  readonly notes: readonly Note[];
}

const decoder = new Decoder({ useRecords: false, mapsAsObjects: true, ...{ int64AsNumber: true } });

/**
 * The chunks of one message, or of one file; headers are passed over, and keys that are missing are empty.
 *
 * @throws Error if the bytes are not CBOR or a column is shorter than the count
 */
export function decodeMessage(bytes: Uint8Array): Chunk[] {
  const maps = (decoder.decodeMultiple(bytes) ?? []) as Record<string, unknown>[];
  return maps.filter((map) => !('format' in map)).map(toChunk);
}

function toChunk(map: Record<string, unknown>): Chunk {
  const count = (map.count as number | undefined) ?? 0;
  return {
    seq: Number(map.seq ?? 0),
    count,
    t: column(map.t, count, Float64Array),
    kind: column(map.kind, count, Uint8Array),
    actor: column(map.actor, count, Uint16Array),
    object: column(map.object, count, Uint16Array, NONE),
    peer: column(map.peer, count, Uint16Array, NONE),
    line: column(map.line, count, Uint16Array),
    value: column(map.value, count, Int32Array),
    flags: column(map.flags, count, Uint8Array),
    text: column(map.text, count, Uint16Array),
    texts: (map.texts as string[] | undefined) ?? [],
    actors: (map.actors as ActorInfo[] | undefined) ?? [],
    objects: (map.objects as ObjectInfo[] | undefined) ?? [],
    notes: (map.notes as Note[] | undefined) ?? [],
  };
}

type Column = Float64Array | Uint8Array | Uint16Array | Int32Array;

function column<T extends Column>(
  value: unknown,
  count: number,
  type: new (n: number) => T,
  empty = 0,
): T {
  if (value === undefined || value === null) {
    const missing = new type(count);
    missing.fill(empty);
    return missing;
  }
  if (!(value instanceof type) || value.length < count) {
    throw new Error(`A column of the log is not a ${type.name} of ${count} elements.`);
  }
  return value;
}
