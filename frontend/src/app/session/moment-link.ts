/** A place in a run: a moment in nanoseconds since it began, and the event that is marked, or null. */
export interface Place {
  readonly nanos: number;
  readonly seq: number | null;
}

/** How long the address is left alone after it was changed, in milliseconds: browsers refuse faster changes. */
const PAUSE = 400;

let timer: ReturnType<typeof setTimeout> | null = null;
let written = Number.NEGATIVE_INFINITY;
let next: Place | null = null;

/** The place that a link leads to, or null. */
export function readPlace(hash: string): Place | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const nanos = number(fields.get('t'));
  if (nanos === null) return null;
  return { nanos, seq: number(fields.get('event')) };
}

/** The part of a link that leads to a place; empty for none. */
export function hashOf(place: Place | null): string {
  if (place === null) return '';
  const event = place.seq === null ? '' : `&event=${place.seq}`;
  return `#t=${Math.round(place.nanos)}${event}`;
}

/** Keeps a place in the address: at once if it is wanted `now` or was not changed lately, else in a moment. */
export function writePlace(place: Place | null, now = false): void {
  next = place;
  const rest = written + PAUSE - performance.now();
  if (now || rest <= 0) write();
  else timer ??= setTimeout(write, rest);
}

/** Keeps a place in the address and copies that; false where there is no clipboard: then the address bar has the link. */
export async function copyPlace(place: Place): Promise<boolean> {
  writePlace(place, true);
  try {
    await navigator.clipboard.writeText(location.href);
    return true;
  } catch {
    return false;
  }
}

/** Leaves the address as it is: what was about to be kept belongs to another page. */
export function forgetPlace(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

function write(): void {
  forgetPlace();
  const hash = hashOf(next);
  if (location.hash === hash) return;
  written = performance.now();
  history.replaceState(history.state, '', location.pathname + location.search + hash);
}

function number(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null;
}
