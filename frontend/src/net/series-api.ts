import type { Series } from '../model/series';
import { call, type RunRequest } from './api';

/** What to run again and again. */
export interface SeriesRequest extends RunRequest {
  readonly times: number;
  /** How fast the clock of its runs goes. */
  readonly speed: number;
}

/** Starts a series. */
export function startSeries(request: SeriesRequest): Promise<Series> {
  return call('POST', '/api/series', request) as Promise<Series>;
}

/** Asks how a series stands. */
export function fetchSeries(id: string): Promise<Series> {
  return call('GET', path(id)) as Promise<Series>;
}

/** Stops a series; the run that went on is not counted. */
export function stopSeries(id: string): Promise<Series> {
  return call('POST', `${path(id)}/stop`) as Promise<Series>;
}

function path(id: string): string {
  return `/api/series/${encodeURIComponent(id)}`;
}
