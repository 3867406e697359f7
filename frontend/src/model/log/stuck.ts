import type { Note, RunState } from './message';

/** Why a wait cannot end: it is part of a deadlock, or nobody in the run can end it; null if it can, as far as is known. */
export type Stuckness = 'deadlock' | 'stalled' | null;

/** What keeps actors from ever proceeding by themselves, after some of the notes of a log. */
export interface Stuck {
  /** The deadlocks, the oldest first. */
  readonly deadlocks: readonly Note[];
  /** The note `stalled`: everybody waits, and nobody in the run can end any of these waits; null if it is not so. */
  readonly stall: Note | null;
}

/** What these notes, the first ones of a log, tell of and have not taken back. */
export function stuckAfter(notes: readonly Note[]): Stuck {
  let deadlocks: Note[] = [];
  let stall: Note | null = null;
  for (const note of notes) {
    if (note.kind === 'deadlock') deadlocks.push(note);
    else if (note.kind === 'stalled') stall = note;
    else if (note.kind !== 'resolved') continue;
    else if (note.of === 'stalled') stall = null;
    else deadlocks = deadlocks.filter((deadlock) => !isSame(deadlock, note));
  }
  return { deadlocks, stall };
}

/** The event after which no actor could proceed in a run that ended so, else null; when its actors have been stopped, nobody waits. */
export function stuckAtEnd(log: {
  readonly ended: boolean;
  readonly state: RunState;
  readonly notes: readonly Note[];
}): number | null {
  const { ended, state, notes } = log;
  if (!ended || (state !== 'deadlocked' && state !== 'stalled')) return null;
  const { deadlocks, stall } = stuckAfter(notes);
  const note = state === 'stalled' ? stall : deadlocks.at(-1);
  return note === null || note === undefined ? null : note.seq - 1;
}

/** A log of an earlier version does not say which deadlock is over: then all are. */
function isSame(deadlock: Note, resolved: Note): boolean {
  const { cycle } = resolved;
  if (cycle === undefined) return true;
  const actors = new Set(cycle.map(({ actor }) => actor));
  return deadlock.cycle?.some(({ actor }) => actors.has(actor)) ?? false;
}
