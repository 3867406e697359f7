import type { ActorInfo, Note } from './message';

/** The most operations that a schedule may have. */
const MAX_STEPS = 5_000;

/** Whether the order of operations is forced at the end of these notes. */
export function isForced(notes: readonly Note[]): boolean {
  return notes[0]?.kind === 'forced' && !notes.some(({ kind }) => kind === 'free');
}

/**
 * The order in which the actors of a run were stepped through their operations, one by one from its very start: their
 * numbers with commas between them, `3x5` for five times the actor 3. The numbers count the actors of the scenario: the
 * user, who may come in between, has no part in the order. Null if the run began freely.
 */
export function scheduleOf(notes: readonly Note[], actors: readonly ActorInfo[]): string | null {
  const [first] = notes;
  if (first === undefined || first.seq > 0) return null;
  if (first.kind !== 'forced' && first.kind !== 'paused') return null;
  const last = first.kind === 'forced' ? 'free' : 'continued';
  const isPerson = (id: number) => actors[id]?.kind === 'you';
  const turns: { readonly actor: number; times: number }[] = [];
  let count = 0;
  for (const { kind, actor: id } of notes) {
    if (kind === last || count === MAX_STEPS) break;
    if (kind !== 'step' || id === undefined || isPerson(id)) continue;
    const actor = id - actors.slice(0, id).filter((before) => isPerson(before.id)).length;
    count++;
    const turn = turns.at(-1);
    if (turn?.actor === actor) turn.times++;
    else turns.push({ actor, times: 1 });
  }
  if (count === 0) return null;
  return turns.map(({ actor, times }) => (times === 1 ? `${actor}` : `${actor}x${times}`)).join();
}

/** How fast the clock of the run goes beside the machine's, at the end of these notes. */
export function speedOf(notes: readonly Note[]): number {
  return notes.filter(({ kind }) => kind === 'speed').at(-1)?.speed ?? 1;
}

/** The least number of milliseconds between two operations at the end of these notes; 0 if they are not held back. */
export function tempoOf(notes: readonly Note[]): number {
  return notes.filter(({ kind }) => kind === 'tempo').at(-1)?.tempo ?? 0;
}
