import { Encoder } from 'cbor-x/index-no-eval';
import { KIND, type Kind } from '../log/kind';
import { type ActorInfo, NONE, type Note, type ObjectInfo } from '../log/message';

/** What a test says of one event; what is left out is none. */
export interface WrittenEvent {
  readonly t: number;
  readonly actor: number;
  readonly kind: Kind;
  readonly object?: number;
  readonly value?: number;
  readonly peer?: number;
  readonly line?: number;
  readonly timed?: boolean;
  readonly text?: string;
}

/** What else a chunk carries. */
export interface ChunkExtras {
  readonly actors?: readonly ActorInfo[];
  readonly objects?: readonly ObjectInfo[];
  readonly notes?: readonly Note[];
}

const encoder = new Encoder({ useRecords: false, tagUint8Array: true });

/** Encodes a chunk as the server does, for tests and demonstrations. */
export function writeChunk(
  seq: number,
  events: readonly WrittenEvent[],
  extras: ChunkExtras = {},
): Uint8Array {
  const texts = [...new Set(events.flatMap((event) => event.text ?? []))];
  return encoder.encode({
    seq,
    count: events.length,
    t: Float64Array.from(events, (e) => e.t),
    kind: Uint8Array.from(events, (e) => KIND[e.kind]),
    actor: Uint16Array.from(events, (e) => e.actor),
    object: Uint16Array.from(events, (e) => e.object ?? NONE),
    peer: Uint16Array.from(events, (e) => e.peer ?? NONE),
    line: Uint16Array.from(events, (e) => e.line ?? 0),
    value: Int32Array.from(events, (e) => e.value ?? 0),
    flags: Uint8Array.from(events, (e) => (e.timed ? 1 : 0)),
    text: Uint16Array.from(events, (e) => (e.text === undefined ? 0 : 1 + texts.indexOf(e.text))),
    texts,
    ...extras,
  });
}
