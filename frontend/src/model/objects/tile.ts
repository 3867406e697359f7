import type { ObjectInfo } from '../log/message';

/** How many bytes a tile has: red, green and blue. */
export const BYTES = 3;

/** An access to a tile in words, `tile 3,2 = #aabbcc`; null if it is none of exactly one tile of a picture. */
export function tileText(object: ObjectInfo, text: string): string | null {
  const cells = isPicture(object) ? cellsOf(text) : null;
  if (cells === null || cells.from % BYTES !== 0 || cells.bytes.length !== BYTES) return null;
  const tile = cells.from / BYTES;
  const columns = object.columns ?? 1;
  return `tile ${tile % columns},${Math.floor(tile / columns)} = ${colour(cells.bytes)}`;
}

/** Whether this is memory that is painted as a picture. */
export function isPicture(object: ObjectInfo | null): object is ObjectInfo {
  return object?.columns !== undefined && object.rows !== undefined;
}

/** What was written where, from the text of an event: `[3:6] = 170, 187, 204` or `[3] = 170`. */
export function cellsOf(text: string): { from: number; bytes: number[] } | null {
  const [, from, values] = /^\[(\d+)(?::\d+)?\] = ([\d, ]*)/.exec(text) ?? [];
  if (from === undefined || values === undefined) return null;
  const bytes = values.split(',').filter((value) => value.trim() !== '');
  return { from: Number(from), bytes: bytes.map(Number) };
}

/** The colour of a tile, null if none of its bytes was written. */
export function colour(bytes: ArrayLike<number>): string | null {
  const all = Array.from(bytes);
  if (all.every((byte) => byte < 0)) return null;
  return `#${all.map((byte) => Math.max(0, byte).toString(16).padStart(2, '0')).join('')}`;
}
