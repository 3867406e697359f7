// Mixed use over HTTP for a long time, as several lecturers would: heap, threads, descriptors and files, minute by minute.
// node bench/soak.mjs [minutes, 60] [lecturers, 4]
import { createRequire } from 'node:module';
import { figures } from './process-figures.mjs';
import { pause, startServer } from './server.mjs';

const { WebSocket } = createRequire(new URL('../frontend/package.json', import.meta.url))('ws');
const MINUTES = Number(process.argv[2] ?? 60);
const LECTURERS = Number(process.argv[3] ?? 4);
const SCENARIOS = [
  'lock-counter',
  'queue-workers',
  'deadlock-two-locks',
  'semaphore-pool',
  'condition-buffer',
  'event-gate',
  'process-queue',
  'value-counter',
];

const server = await startServer('-Xmx256m');
const end = Date.now() + MINUTES * 60_000;
const counts = { runs: 0, stopped: 0, paused: 0, steps: 0, operations: 0, exports: 0, viewers: 0, series: 0, refused: 0, faults: 0 };

/** Calls; what is refused for a good reason is counted, and a fault of the server as well. */
async function call(method, path, body) {
  const response = await fetch(server.base + path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  if (response.status >= 500) {
    counts.faults++;
    console.log(`${method} ${path}: ${response.status} ${text}`);
  } else if (response.status >= 400) counts.refused++;
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return response.ok && isJson ? JSON.parse(text) : null;
}

/** Looks at a run until it ends, or leaves before. */
function watch(id) {
  const socket = new WebSocket(`${server.base.replace('http', 'ws')}/ws/runs/${id}?from=0`);
  socket.on('error', () => {});
  counts.viewers++;
  setTimeout(() => socket.close(), Math.random() * 20_000);
}

const pick = (all) => all[Math.floor(Math.random() * all.length)];

/** Stops what somebody has left behind, as a lecturer does who is told that nothing more can start. */
async function makeRoom() {
  const left = ((await call('GET', '/api/runs')) ?? []).filter(({ live, series }) => live && !series);
  if (left.length > 0) await call('POST', `/api/runs/${pick(left).id}/stop`);
  await pause(500);
}

async function lecture() {
  while (Date.now() < end) {
    const run = await call('POST', '/api/runs', { scenario: pick(SCENARIOS), paused: Math.random() < 0.3 });
    if (run === null) {
      await makeRoom();
      continue;
    }
    counts.runs++;
    watch(run.id);
    watch(run.id);
    for (let i = 0; i < 6; i++) {
      await pause(Math.random() * 400);
      const deed = pick(['pause', 'step', 'go on', 'speed', 'operate', 'look', 'export']);
      if (deed === 'pause') counts.paused += (await call('PATCH', `/api/runs/${run.id}`, { paused: true })) ? 1 : 0;
      if (deed === 'go on') await call('PATCH', `/api/runs/${run.id}`, { paused: false });
      if (deed === 'speed') await call('PATCH', `/api/runs/${run.id}`, { speed: pick([0.5, 1, 2, 4]) });
      if (deed === 'step') counts.steps += (await call('POST', `/api/runs/${run.id}/steps`, {})) ? 1 : 0;
      if (deed === 'look') await call('GET', '/api/runs');
      if (deed === 'export') {
        await call('GET', `/api/runs/${run.id}/${pick(['events', 'trace', 'log'])}`);
        counts.exports++;
      }
      if (deed === 'operate') {
        const object = pick((await call('GET', `/api/runs/${run.id}`))?.objects ?? []);
        const operation = pick(['acquire', 'release', 'set', 'put', 'get']);
        if (object) await call('POST', `/api/runs/${run.id}/operations`, { object: object.name, operation });
        counts.operations++;
      }
    }
    if (Math.random() < 0.9) {
      await call('POST', `/api/runs/${run.id}/stop`);
      counts.stopped++;
    }
    if (Math.random() < 0.2) await call('DELETE', `/api/runs/${run.id}`);
  }
}

async function measureSeries() {
  while (Date.now() < end) {
    const series = await call('POST', '/api/series', { scenario: 'lock-counter', times: 20, speed: 50 });
    counts.series += series ? 1 : 0;
    await pause(20_000);
    if (series) await call('DELETE', `/api/series/${series.id}`);
  }
}

async function report() {
  for (let minute = 0; Date.now() < end; minute++) {
    console.log(JSON.stringify({ minute, ...figures(server.pid, server.data), ...counts }));
    await pause(60_000);
  }
}

try {
  await Promise.all([report(), measureSeries(), ...Array.from({ length: LECTURERS }, lecture)]);
  for (const run of (await (await fetch(`${server.base}/api/runs`)).json()).filter(({ live }) => live))
    await call('POST', `/api/runs/${run.id}/stop`);
  console.log(JSON.stringify({ end: true, ...figures(server.pid, server.data), ...counts }));
} finally {
  await server.end();
}
