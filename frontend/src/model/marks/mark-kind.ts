/** What a mark on a lane says, the most important first: where there is no room for all, it is the first that stays. */
export const MARK_WORDS = [
  'error',
  'signal',
  'lost update',
  'missed',
  'found',
  'again',
  'broken',
  'timeout',
  'returned',
  'notify',
  'set',
  'clear',
  'print',
  'write',
  'taken',
  'put',
  'tried',
  'read',
] as const;

/** What a mark says of its event. */
export type MarkKind = (typeof MARK_WORDS)[number];

/** The number of each kind of mark in the stores, which is its place in the order of importance. */
export const MARK = Object.fromEntries(
  MARK_WORDS.map((word, number) => [word, number]),
) as Readonly<Record<MarkKind, number>>;

/** Marks are kept in lists of their own by how much they matter: the grave ones are found among millions of others. */
export const TIERS = 3;

const NOTES: ReadonlySet<number> = new Set([
  MARK.error,
  MARK.signal,
  MARK.found,
  MARK.again,
  MARK.broken,
  MARK.print,
]);

/** Whether a mark says something in words, which need a place of their own. */
export function isNote(mark: number): boolean {
  return NOTES.has(mark);
}

/** Whether a mark has corners: items have, and what says something in words; values and all else is round. */
export function isSquare(mark: number): boolean {
  return mark === MARK.put || mark === MARK.taken || isNote(mark);
}

/** The list that a kind of mark is kept in, from 0, the grave ones. */
export function tierOf(mark: number): number {
  if (mark <= MARK.broken) return 0;
  return mark >= MARK.tried ? 2 : 1;
}
