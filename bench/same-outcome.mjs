// How often each scenario ends in the same way, on a loaded machine.
//
//   mvn -DskipTests package && node bench/same-outcome.mjs [plays] [busy processes] [runs at once] [scenario ...]
//
// Starts target/syncline.jar on a free port and as many processes as named that do nothing but use a processor, and plays every
// scenario, or those that are named, with its defaults (200 plays, 8 processes, 16 runs at once), each time with another seed. A run
// in which nobody can proceed any more, or that goes on for longer than 40 seconds, is stopped. Prints one line of JSON for each
// scenario: its outcomes and how often each came. Nothing passes or fails: some lessons are about luck.
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { playOut } from './play.mjs';
import { startServer } from './server.mjs';

const [plays = 200, busy = 8, atOnce = 16] = process.argv.slice(2, 5).map(Number);
const chosen = process.argv.slice(5);
const LONGEST_MS = 40_000;

const { call, end } = await startServer('-Xmx1g', `-Dsyncline.limits.runs-at-once=${atOnce}`, '-Dsyncline.limits.workers=256');
const others = Array.from({ length: busy }, () => spawn(process.execPath, ['-e', 'for (;;);']));
const ids = (await call('GET', '/api/scenarios')).map(({ id }) => id);
for (const id of ids) {
  if (chosen.length > 0 && !chosen.includes(id)) continue;
  const counts = {};
  let next = 1;
  const playOn = async () => {
    while (next <= plays) {
      const how = await play(id, next++);
      counts[how] = (counts[how] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, playOn));
  console.log(JSON.stringify({ scenario: id, plays, load: loadavg()[0], counts }));
}
for (const other of others) other.kill();
await end();

/** Plays a scenario, and says how it ended. */
async function play(scenario, seed) {
  const { id, state, before, outcome } = await playOut(call, { scenario, seed }, LONGEST_MS);
  await call('DELETE', `/api/runs/${id}`);
  const how = before === state ? state : `${before}, ${state}`;
  return `${how}: ${outcome?.id ?? outcome?.text ?? 'no outcome'}`;
}
