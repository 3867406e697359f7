import type { UntracedCount } from '../model/untraced';
import { call } from './api';

/** Starts to count what the program of a run prints without the tracer. */
export function startUntraced(run: string): Promise<UntracedCount> {
  return call('POST', path(run)) as Promise<UntracedCount>;
}

/** Asks how the count stands. */
export function fetchUntraced(run: string): Promise<UntracedCount> {
  return call('GET', path(run)) as Promise<UntracedCount>;
}

/** Stops the count; what was counted stays. */
export function stopUntraced(run: string): Promise<UntracedCount> {
  return call('POST', `${path(run)}/stop`) as Promise<UntracedCount>;
}

function path(run: string): string {
  return `/api/runs/${encodeURIComponent(run)}/untraced`;
}
