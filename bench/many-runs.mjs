// Many short runs, one after the other, against a server with little memory: what is left of them in its heap, its
// threads, its descriptors and its files.
//
//   mvn -DskipTests package && node bench/many-runs.mjs [runs] [runs between two samples] [scenario] [knobs as JSON]
//
// Starts target/syncline.jar with -Xmx128m on a free port. The heap is what is in use after a full collection (jcmd).
// Prints a table, and says whether a run did not end or ended failed. Nothing here passes or fails by a figure: they go
// to docs/performance.md.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause, startServer } from './server.mjs';

const runs = Number(process.argv[2] ?? 10_000);
const every = Number(process.argv[3] ?? 1_000);
const scenario = process.argv[4] ?? 'race-read-modify-write';
const knobs = JSON.parse(process.argv[5] ?? '{"doors": 3, "rounds": 3, "gapMs": 0, "pauseMs": 0}');
const MAX_MS = 60_000;

const server = await startServer('-Xmx128m');
const jcmd = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'jcmd') : 'jcmd';

/** What jcmd says of the server. */
function ask(command) {
  return execFileSync(jcmd, [String(server.pid), command], { encoding: 'utf8' });
}

function sample(done) {
  ask('GC.run');
  const heapKb = Number(/used (\d+)K/.exec(ask('GC.heap_info'))[1]);
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return {
    runs: done,
    'heap MB': (heapKb / 1024).toFixed(1),
    'resident MB': Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024),
    threads: Number(/Threads:\s+(\d+)/.exec(status)[1]),
    descriptors: readdirSync(`/proc/${server.pid}/fd`).length,
    files: readdirSync(server.data).length,
  };
}

/** Plays one run to its end, and says in which state that was. */
async function play(seed) {
  const run = await server.call('POST', '/api/runs', { scenario, knobs, seed });
  const giveUp = performance.now() + MAX_MS;
  let state = run.state;
  while (!['finished', 'stopped', 'failed'].includes(state)) {
    if (performance.now() > giveUp) throw new Error(`run ${run.id} was ${state} for ${MAX_MS / 1000} s`);
    await pause(5);
    state = (await server.call('GET', `/api/runs/${run.id}`)).state;
  }
  return state;
}

const begin = performance.now();
const ends = {};
const samples = [];
try {
  for (let i = 1; i <= runs; i++) {
    const state = await play(i);
    ends[state] = (ends[state] ?? 0) + 1;
    if (i === 100 || i % every === 0) {
      samples.push(sample(i));
      console.error(JSON.stringify(samples.at(-1)));
    }
  }
} finally {
  await server.end();
}
console.table(samples);
console.log(`${scenario}: ${JSON.stringify(ends)} in ${Math.round((performance.now() - begin) / 1000)} s`);
