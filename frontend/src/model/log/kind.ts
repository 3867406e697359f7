/** The words for the kinds of events; the place in this list is the number on the wire (`docs/log-format.md`). */
export const KIND_WORDS = [
  'started',
  'ended',
  'waiting',
  'acquired',
  'released',
  'timedOut',
  'notified',
  'woken',
  'set',
  'cleared',
  'arrived',
  'passed',
  'broke',
  'reset',
  'put',
  'taken',
  'done',
  'sent',
  'received',
  'closed',
  'read',
  'wrote',
  'working',
  'sleeping',
  'resumed',
  'printed',
  'raised',
  'lost',
] as const;

/** What an event says: one thing that became true for one actor. */
export type Kind = (typeof KIND_WORDS)[number];

/** The number of each kind on the wire. */
export const KIND = Object.fromEntries(
  KIND_WORDS.map((word, number) => [word, number]),
) as Readonly<Record<Kind, number>>;
