// Records the logs on which the tests of the frontend look for what makes the point of each lesson.
//
//   mvn -DskipTests package && node bench/record-lessons.mjs [name ...]
//
// Starts target/syncline.jar on a free port, plays every scenario, or those that are named, a few at a time, and writes the log of
// each to src/test/resources/log/lessons. The knobs are the defaults. A run that is deadlocked or stalled, or goes on for too long, is
// stopped. Afterwards the tests say whether the logs still make their points.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playOut } from './play.mjs';
import { startServer } from './server.mjs';

const FOLDER = fileURLToPath(new URL('../src/test/resources/log/lessons', import.meta.url));
const AT_ONCE = 3;
const LONGEST_MS = 60_000;

/** What goes on until it is stopped, and for how long it is recorded, in milliseconds. */
const ENDLESS = { 'event-gate': 9_000, 'queue-workers': 6_000 };

/** Other recordings of a scenario, by the name of their log. */
const MORE = {
  'thread-local-own': { scenario: 'thread-local', knobs: { note: 'thread-local' } },
  'race-read-modify-write-python': {
    scenario: 'race-read-modify-write',
    engine: 'cpython',
    knobs: {},
  },
};

const { base, call, end } = await startServer('-Xmx512m');
const scenarios = (await call('GET', '/api/scenarios')).flatMap((entry) => entry.scenarios ?? entry);
const all = [
  ...scenarios.map(({ id }) => ({ name: id, scenario: id, knobs: {} })),
  ...Object.entries(MORE).map(([name, run]) => ({ name, ...run })),
];
const chosen = process.argv.slice(2);
const recordings = all.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
await Promise.all(Array.from({ length: AT_ONCE }, recordOneByOne));
await end();

async function recordOneByOne() {
  for (let next = recordings.shift(); next !== undefined; next = recordings.shift()) await record(next);
}

async function record({ name, scenario, engine, knobs }) {
  const run = await playOut(call, { scenario, engine, knobs, seed: 1 }, ENDLESS[scenario] ?? LONGEST_MS);
  const log = new Uint8Array(await (await fetch(`${base}/api/runs/${run.id}/log`)).arrayBuffer());
  writeFileSync(`${FOLDER}/${name}.cborseq`, log);
  console.log(`${name}: ${run.events} events, ${log.length} bytes. ${run.outcome?.text ?? run.state}`);
}
