/** A lecture is over after so many milliseconds; a speaker's window that is opened after that begins another one. */
const MAX_MILLIS = 6 * 3600 * 1000;

/** When the lecture began: when an earlier page said it did, unless that was another day; else now. */
export function lectureStart(kept: string | null, now: number): number {
  const began = Number(kept ?? Number.NaN);
  return began <= now && now - began < MAX_MILLIS ? began : now;
}

/** A stretch of time as a stopwatch shows it: `4:07`, `1:02:03`. */
export function formatElapsed(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const end = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${end}` : end;
}
