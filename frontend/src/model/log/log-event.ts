import type { Nanos } from '../../base/units';
import type { EventBlock } from './event-store';
import { KIND_WORDS, type Kind } from './kind';
import type { ActorInfo, EntityTable, ObjectInfo } from './message';

/** One event with its names; made on demand, the stores keep columns. */
export interface LogEvent {
  readonly seq: number;
  /** Nanoseconds since the run began. */
  readonly t: Nanos;
  readonly kind: Kind;
  readonly actor: ActorInfo;
  readonly object: ObjectInfo | null;
  readonly peer: ActorInfo | null;
  /** Line of the scenario's source file, 0 if unknown. */
  readonly line: number;
  readonly value: number;
  /** Whether this is a wait with a timeout. */
  readonly timed: boolean;
  readonly text: string | null;
  /** Where the script was when an exception ended an actor in Python, the most recent call last. */
  readonly traceback?: readonly string[];
}

/** The frames behind the message of an exception. */
const FRAMES = /(?:\n {2}File "[^"\n]*", line \d+, in [^\n]*)+$/;

/** The event in the place `at` of a block, with its names; null if its actor is not known. */
export function readEvent(
  block: EventBlock,
  at: number,
  seq: number,
  { actors, objects }: EntityTable,
): LogEvent | null {
  const actor = actors[block.actor[at] as number];
  if (actor === undefined) return null;
  const text = block.text[at] as number;
  return {
    seq,
    t: block.t[at] as number,
    kind: KIND_WORDS[block.kind[at] as number] ?? 'printed',
    actor,
    object: objects[block.object[at] as number] ?? null,
    peer: actors[block.peer[at] as number] ?? null,
    line: block.line[at] as number,
    value: block.value[at] as number,
    timed: ((block.flags[at] as number) & 1) === 1,
    ...said(text === 0 ? null : (block.texts[text - 1] ?? null)),
  };
}

function said(text: string | null): Pick<LogEvent, 'text' | 'traceback'> {
  const frames = text?.includes('\n') ? FRAMES.exec(text) : null;
  if (text === null || frames === null) return { text };
  return { text: text.slice(0, frames.index), traceback: frames[0].trim().split(/\n\s*/) };
}
