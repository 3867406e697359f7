/** The cells that one event reads or writes. */
export interface Access {
  /** Where they are in their object; a variable has one cell, with no name. */
  readonly cells: readonly string[];
  /** The value of the first one, or null if the log does not say it as a number. */
  readonly value: number | null;
}

/** Longer stretches of an array are not followed cell by cell. */
const MAX_CELLS = 64;

/** What the text of a `read` or `wrote` of shared memory is about: `[3] = 7`, `[2:4] = 7, 8`; null if it is no cell. */
export function accessOfMemory(text: string | null): Access | null {
  const [, from, to, value] = /^\[(\d+)(?::(\d+))?] = (-?\d+)?/.exec(text ?? '') ?? [];
  if (from === undefined) return null;
  const start = Number(from);
  const end = to === undefined ? start + 1 : Number(to);
  if (end - start > MAX_CELLS) return null;
  const cells = Array.from({ length: end - start }, (_, i) => String(start + i));
  return { cells, value: value === undefined ? null : Number(value) };
}

/**
 * What a request to a manager reads or writes: `sold['tea']`, `sold['tea'] = 3`, `sold.get('tea', 0)`, `space.x = 3`;
 * null if that is not one entry, as with `append`.
 */
export function accessOfRequest(text: string, name: string): Access | null {
  const request = text.startsWith(name) ? text.slice(name.length) : '';
  const [, entry, written] = /^(\[.+?]|\.\w+)(?: = (.*))?$/s.exec(request) ?? [];
  const [, key] = /^\.get\((.+?)(?:, .*)?\)$/s.exec(request) ?? [];
  const cell = entry ?? (key === undefined ? undefined : `[${key}]`);
  if (cell === undefined) return null;
  return { cells: [cell], value: /^-?\d+$/.test(written ?? '') ? Number(written) : null };
}
