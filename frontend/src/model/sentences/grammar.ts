import type { ActorInfo } from '../log/message';

/** The name of an actor as a sentence has it, at its start or within. */
export function name(actor: ActorInfo, start = true): string {
  return actor.kind === 'you' ? (start ? 'You' : 'you') : actor.name;
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
