// A run that is watched until it is over, as the benchmarks play scenarios.
import { pause } from './server.mjs';

const STUCK = ['deadlocked', 'stalled'];

/**
 * Plays a run until it ends, nobody in it can proceed, or so many milliseconds have passed, and stops it then.
 *
 * @param call calls the server, as startServer gives it
 * @param request what is started, such as { scenario, knobs, seed }
 * @returns the run when it is over, and in `before` its state before it was stopped
 */
export async function playOut(call, request, longestMs) {
  const { id } = await call('POST', '/api/runs', request);
  const until = Date.now() + longestMs;
  let run = await call('GET', `/api/runs/${id}`);
  while (run.live && !STUCK.includes(run.state) && Date.now() < until) {
    await pause(200);
    run = await call('GET', `/api/runs/${id}`);
  }
  const before = run.state;
  if (run.live) run = await call('POST', `/api/runs/${id}/stop`);
  while (run.live) run = await call('GET', `/api/runs/${id}`);
  return { ...run, before };
}
