import type { Family } from '../log/family';
import type { ActorInfo, ObjectInfo } from '../log/message';
import { familyOf } from '../log/object-type';

/** Locks, whose names are nouns; memory, whose name stands before its cells; objects with the name of an actor. */
const PLAIN: readonly Family[] = ['lock', 'memory', 'process', 'timer', 'manager'];

/** The name of an actor as a sentence has it, at its start or within. */
export function name(actor: ActorInfo, start = true): string {
  return actor.kind === 'you' ? (start ? 'You' : 'you') : actor.name;
}

/**
 * The name of an object within a sentence. The name of an event is in quotes, because it says what is true when it is set
 * ("occupied"); so is any name of several words, unless the last one is a number ("fork 1").
 */
export function objectName(object: ObjectInfo | null): string {
  if (object === null) return 'it';
  const family = familyOf(object);
  const isPhrase = family === 'event' || / (?!\d+$)/.test(object.name);
  return isPhrase && !PLAIN.includes(family) ? `"${object.name}"` : object.name;
}

/** "is", or "are" for the person at the screen. */
export function be(actor: ActorInfo): string {
  return actor.kind === 'you' ? 'are' : 'is';
}

/** A verb in the form that fits the actor. */
export function verb(actor: ActorInfo, base: string): string {
  if (actor.kind === 'you') return base;
  if (/(s|sh|ch|o)$/.test(base)) return `${base}es`;
  return base.endsWith('y') ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** "no items", "1 item", "2 items". */
export function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`;
}
