// From Start to the first event of the last of four workers, beside Python's own multiprocessing in the same run:
//
//     mvn -DskipTests package && node bench/start-workers.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pause, startServer } from './server.mjs';

const ROUNDS = Number(process.argv[2] ?? 10);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Plays a run with four workers; milliseconds until the last of them has done something. */
async function play({ call }) {
  const knobs = { doormen: 4, visitors: 1, addMs: 0 };
  const run = await call('POST', '/api/runs', { scenario: 'value-counter', knobs });
  while ((await call('GET', `/api/runs/${run.id}`)).live) await pause(50);
  const lines = (await (await call('GET', `/api/runs/${run.id}/events`)).text()).trim().split('\n');
  const first = new Map();
  for (const event of lines.map((line) => JSON.parse(line))) {
    const isDeed = event.actor.startsWith('Doorman') && event.kind !== 'started';
    if (isDeed && !first.has(event.actor)) first.set(event.actor, event.t / 1e6);
  }
  if (first.size !== 4) throw new Error(`Only ${first.size} workers did something.`);
  return Math.max(...first.values());
}

function tell(name, figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(0);
  console.log(`${name.padEnd(34)} median ${at(0.5)} ms, from ${at(0)} to ${at(1)} (${sorted.length} rounds)`);
}

const cold = [];
const warm = [];
for (let round = 0; round < ROUNDS; round++) {
  const server = await startServer();
  try {
    cold.push(await play(server));
    await pause(3000);
    warm.push(await play(server));
  } finally {
    await server.end();
  }
}
const python = JSON.parse(execFileSync('python3', [here('start-workers.py'), String(ROUNDS)], { encoding: 'utf8' }));
tell('Syncline, the first run of a server', cold);
tell('Syncline, with warm workers', warm);
tell('Python, spawn', python.spawn);
tell('Python, fork', python.fork);
