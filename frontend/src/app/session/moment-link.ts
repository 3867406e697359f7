import { copyText } from '../../base/clipboard';

/** A moment in a run that a link leads to: nanoseconds since it began, and the event that is marked, or null. */
export interface LinkedMoment {
  readonly nanos: number;
  readonly seq: number | null;
}

/** How long the address is left alone after it was changed, in milliseconds: browsers refuse faster changes. */
const PAUSE_MILLIS = 400;

let timer: ReturnType<typeof setTimeout> | null = null;
let written = Number.NEGATIVE_INFINITY;
let next: LinkedMoment | null = null;

/** The moment that a link leads to, or null. */
export function parseMoment(hash: string): LinkedMoment | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const nanos = number(fields.get('t'));
  if (nanos === null) return null;
  return { nanos, seq: number(fields.get('event')) };
}

/** The part of a link that leads to a moment; empty for none. */
export function momentHash(moment: LinkedMoment | null): string {
  if (moment === null) return '';
  const event = moment.seq === null ? '' : `&event=${moment.seq}`;
  return `#t=${Math.round(moment.nanos)}${event}`;
}

/** Keeps a moment in the address: at once if it is wanted `now` or was not changed lately, else after a pause. */
export function writeMoment(moment: LinkedMoment | null, now = false): void {
  next = moment;
  const rest = written + PAUSE_MILLIS - performance.now();
  if (now || rest <= 0) write();
  else timer ??= setTimeout(write, rest);
}

/** Keeps a moment in the address, and copies a link to it on this page or at `path`; false where there is no clipboard. */
export async function copyMomentLink(
  moment: LinkedMoment,
  path = location.pathname,
): Promise<boolean> {
  writeMoment(moment, true);
  const url = new URL(location.href);
  url.pathname = path;
  return copyText(url.href);
}

/** Leaves the address as it is: what was about to be kept belongs to another page. */
export function cancelWrite(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

function write(): void {
  cancelWrite();
  const hash = momentHash(next);
  if (location.hash === hash) return;
  written = performance.now();
  history.replaceState(history.state, '', location.pathname + location.search + hash);
}

function number(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null;
}
