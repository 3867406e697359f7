// From Start to the first event of the last of four workers, beside Python's own multiprocessing in the same run:
//
//     mvn -DskipTests package && node bench/start-workers.mjs [rounds]
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = Number(process.argv[2] ?? 10);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Starts a server; the answer has its address and what ends it. */
async function startServer() {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const server = spawn(java, ['-jar', here('../target/syncline.jar'), '--server.port=0', `--syncline.data-dir=${data}`]);
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      const ready = /Syncline is ready: (\S+)/.exec(text);
      if (ready) resolve(ready[1]);
    });
    server.on('exit', () => reject(new Error('The server ended.')));
  });
  const end = async () => {
    server.removeAllListeners('exit');
    const gone = new Promise((resolve) => server.on('exit', resolve));
    server.kill();
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, end };
}

/** Plays a run with four workers; milliseconds until the last of them has done something. */
async function play(url) {
  const body = JSON.stringify({ scenario: 'value-counter', knobs: { doormen: 4, visitors: 1, thinkMs: 0 } });
  const headers = { 'Content-Type': 'application/json' };
  const run = await (await fetch(`${url}/api/runs`, { method: 'POST', headers, body })).json();
  for (let live = true; live; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    live = (await (await fetch(`${url}/api/runs/${run.id}`)).json()).live;
  }
  const lines = (await (await fetch(`${url}/api/runs/${run.id}/events`)).text()).trim().split('\n');
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
    cold.push(await play(server.url));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    warm.push(await play(server.url));
  } finally {
    await server.end();
  }
}
const python = JSON.parse(execFileSync('python3', [here('start-workers.py'), String(ROUNDS)], { encoding: 'utf8' }));
tell('Syncline, the first run of a server', cold);
tell('Syncline, with warm workers', warm);
tell('Python, spawn', python.spawn);
tell('Python, fork', python.fork);
