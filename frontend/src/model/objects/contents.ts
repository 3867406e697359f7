import { hasTrait } from '../log/object-type';
import type { ObjectHistory } from './object-history';

/** How many answers are kept for each log. */
const KEPT = 2000;

const answers = new WeakMap<ObjectHistory, Map<string, readonly string[]>>();

/**
 * The texts of what is in a queue or a pipe after an event: what leaves first stands first, and in a queue that gives its newest
 * item first, that one stands last. A picture that asks for the same again does not have it read again.
 */
export function contentsAt(history: ObjectHistory, object: number, seq: number): readonly string[] {
  const known = answers.get(history) ?? new Map<string, readonly string[]>();
  answers.set(history, known);
  const key = `${object} ${seq}`;
  let contents = known.get(key);
  if (contents === undefined) {
    contents = read(history, object, seq);
    if (known.size >= KEPT) known.clear();
    known.set(key, contents);
  }
  return contents;
}

function read(history: ObjectHistory, object: number, seq: number): readonly string[] {
  const { state, info } = history.at(seq)?.get(object) ?? {};
  if (state?.kind !== 'items' || info === undefined) return [];
  const texts = state.items.map(({ text }) => text);
  return hasTrait(info, 'priority') ? texts.sort(byPriority) : texts;
}

/** By the numbers in the texts, else by the letters, as Python compares numbers and tuples. */
function byPriority(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
