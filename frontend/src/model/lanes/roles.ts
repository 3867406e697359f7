import { KIND, type Kind } from '../log/kind';
import type { TrackKind } from './track';

/** What an event of a kind can mean besides itself; a kind has several of these bits. */
export const ROLE = {
  /** It may let another actor proceed. */
  releases: 1,
  /** It may be how an actor proceeds that another one released. */
  proceeds: 2,
  /** If so, something changed hands. */
  transfers: 4,
  /** More than starting, ending, printing, and going on after work or sleep. */
  acts: 8,
  depth: 16,
  permits: 32,
  flag: 64,
  value: 128,
  seats: 256,
} as const;

/** The role of the kinds whose value a track takes. */
const COUNTED: Readonly<Partial<Record<TrackKind, number>>> = {
  depth: ROLE.depth,
  permits: ROLE.permits,
  count: ROLE.permits,
  flag: ROLE.flag,
  value: ROLE.value,
  size: ROLE.value,
  seats: ROLE.seats,
};

const ROLES = new Uint16Array(256).fill(ROLE.acts);
assign(0, 'started', 'ended', 'printed', 'resumed'); // what resumes has acted before
assign(ROLE.releases | ROLE.acts, 'notified');
assign(ROLE.releases | ROLE.proceeds | ROLE.seats | ROLE.acts, 'arrived', 'broke', 'reset');
assign(ROLE.releases | ROLE.depth | ROLE.acts, 'closed');
assign(ROLE.releases | ROLE.proceeds | ROLE.acts, 'done');
assign(ROLE.proceeds | ROLE.acts, 'woken', 'raised');
assign(ROLE.proceeds | ROLE.seats | ROLE.acts, 'passed');
assign(ROLE.proceeds | ROLE.transfers | ROLE.permits | ROLE.acts, 'acquired');
assign(ROLE.releases | ROLE.permits | ROLE.acts, 'released');
assign(ROLE.releases | ROLE.proceeds | ROLE.depth | ROLE.acts, 'put');
assign(ROLE.releases | ROLE.proceeds | ROLE.transfers | ROLE.depth | ROLE.acts, 'taken');
assign(ROLE.releases | ROLE.proceeds | ROLE.depth | ROLE.acts, 'sent');
assign(ROLE.releases | ROLE.proceeds | ROLE.transfers | ROLE.depth | ROLE.acts, 'received');
assign(ROLE.releases | ROLE.flag | ROLE.acts, 'set');
assign(ROLE.flag | ROLE.acts, 'cleared');
assign(ROLE.value | ROLE.acts, 'wrote');

/** The roles of a kind, by its number. */
export function rolesOf(kind: number): number {
  return ROLES[kind] as number;
}

/** The role of the kinds whose value a track takes; 0: none. */
export function roleFor(track: TrackKind): number {
  return COUNTED[track] ?? 0;
}

function assign(roles: number, ...kinds: Kind[]): void {
  for (const kind of kinds) ROLES[KIND[kind]] = roles;
}
