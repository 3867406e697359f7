import { call } from './api';

/** The names that may stand at the end of a text: where the name begins, and what it may be. */
export interface FoundNames {
  readonly start: number;
  readonly names: readonly string[];
}

/** Has "You" run some lines in the program of a run; what becomes of them is in the log. */
export async function runLine(run: string, line: string): Promise<void> {
  await call('POST', path(run), { line });
}

/** Interrupts what "You" does. */
export async function interruptConsole(run: string): Promise<void> {
  await call('POST', `${path(run)}/interrupt`);
}

/** Asks for the names that exist. */
export function completeName(run: string, text: string): Promise<FoundNames> {
  return call('POST', `${path(run)}/completions`, { text }) as Promise<FoundNames>;
}

function path(run: string): string {
  return `/api/runs/${encodeURIComponent(run)}/console`;
}
