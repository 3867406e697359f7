import { KIND, type Kind } from '../log/kind';
import type { TrackKind } from './track';

/** What an event of a kind can mean besides itself; a kind has several of these bits. */
export const ROLE = {
  /** It may let another actor go on. */
  letsGo: 1,
  /** It may be how an actor goes on that another let go. */
  letsOn: 2,
  /** If so, something changed hands. */
  hands: 4,
  /** More than starting, ending and printing. */
  deed: 8,
  depth: 16,
  permits: 32,
  flag: 64,
  value: 128,
  seats: 256,
} as const;

const ROLES = new Uint16Array(256).fill(ROLE.deed);
give(0, 'started', 'ended', 'printed');
give(ROLE.letsGo | ROLE.deed, 'notified');
give(ROLE.letsGo | ROLE.letsOn | ROLE.seats | ROLE.deed, 'arrived', 'broke', 'reset');
give(ROLE.letsGo | ROLE.depth | ROLE.deed, 'closed');
give(ROLE.letsGo | ROLE.letsOn | ROLE.deed, 'done');
give(ROLE.letsOn | ROLE.deed, 'woken', 'raised');
give(ROLE.letsOn | ROLE.seats | ROLE.deed, 'passed');
give(ROLE.letsOn | ROLE.hands | ROLE.permits | ROLE.deed, 'acquired');
give(ROLE.letsGo | ROLE.permits | ROLE.deed, 'released');
give(ROLE.letsGo | ROLE.letsOn | ROLE.depth | ROLE.deed, 'put');
give(ROLE.letsGo | ROLE.letsOn | ROLE.hands | ROLE.depth | ROLE.deed, 'taken');
give(ROLE.letsGo | ROLE.letsOn | ROLE.depth | ROLE.deed, 'sent');
give(ROLE.letsGo | ROLE.letsOn | ROLE.hands | ROLE.depth | ROLE.deed, 'received');
give(ROLE.letsGo | ROLE.flag | ROLE.deed, 'set');
give(ROLE.flag | ROLE.deed, 'cleared');
give(ROLE.value | ROLE.deed, 'wrote');

/** The roles of a kind, by its number. */
export function rolesOf(kind: number): number {
  return ROLES[kind] as number;
}

/** The role of the kinds whose value a track takes. */
export function roleFor(track: TrackKind): number {
  return track === 'waiting' ? 0 : ROLE[track];
}

function give(roles: number, ...kinds: Kind[]): void {
  for (const kind of kinds) ROLES[KIND[kind]] = roles;
}
