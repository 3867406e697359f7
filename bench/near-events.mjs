// How many events stand too near to each other to be told apart, on the time axis and on the event axis.
//
//   mvn -DskipTests package && node bench/near-events.mjs [scenario ...]
//
// Starts target/syncline.jar on a free port and plays every scenario, or those that are named, with its defaults for twenty seconds
// at most. Of each run it takes the pairs of neighbouring events of two actors and asks the scale of the timeline itself where they
// stand in the view that follows a run: 4 seconds or as many steps as are easy to read, on 750 pixels. Prints the share of the pairs
// that are less than 6 pixels apart, one line of JSON for each scenario, and their median. Nothing passes or fails.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { playOut } from './play.mjs';
import { startServer } from './server.mjs';

const NEAR_PX = 6;
const WIDTH_PX = 750;
const WINDOW_NANOS = 4e9;
const STEP_PX = 26;
const LONGEST_MS = 20_000;

const root = fileURLToPath(new URL('../frontend', import.meta.url));
const { createServer } = await import(createRequire(`${root}/package.json`).resolve('vite'));
const vite = await createServer({ root, server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom', logLevel: 'error' });
const { RunLog } = await vite.ssrLoadModule('/src/model/run-log.ts');
const { xOfEvent } = await vite.ssrLoadModule('/src/timeline/time/time-scale.ts');

const { base, call, end } = await startServer('-Xmx512m');
const chosen = process.argv.slice(2);
const all = (await call('GET', '/api/scenarios')).flatMap((entry) => entry.scenarios ?? entry);
const shares = [];
for (const { id } of all) {
  if (chosen.length > 0 && !chosen.includes(id)) continue;
  const log = await play(id);
  const share = { scenario: id, events: log.nextSeq, time: shareOf(log, 'time'), events_axis: shareOf(log, 'events') };
  shares.push(share);
  console.log(JSON.stringify(share));
}
console.log(JSON.stringify({ median: { time: median(shares.map((s) => s.time)), events: median(shares.map((s) => s.events_axis)) } }));
await end();
await vite.close();

/** Plays a scenario, and reads its log. */
async function play(scenario) {
  const { id } = await playOut(call, { scenario, seed: 1 }, LONGEST_MS);
  const log = new RunLog();
  log.ingest(new Uint8Array(await (await fetch(`${base}/api/runs/${id}/log`)).arrayBuffer()));
  return log;
}

/** The share of the neighbouring events of two actors that are too near to each other on an axis, in percent. */
function shareOf(log, axis) {
  const place = { from: 0, left: 0, width: WIDTH_PX };
  const scale =
    axis === 'time'
      ? { ...place, to: WINDOW_NANOS }
      : { ...place, to: Math.round(WIDTH_PX / STEP_PX), steps: log.steps };
  let pairs = 0;
  let near = 0;
  let before = null;
  for (let seq = log.firstSeq; seq < log.nextSeq; seq++) {
    const { actor, t } = log.eventAt(seq);
    const x = xOfEvent(scale, seq, t);
    if (before !== null && before.actor !== actor.id) {
      pairs++;
      if (x - before.x < NEAR_PX) near++;
    }
    before = { actor: actor.id, x };
  }
  return pairs === 0 ? 0 : Math.round((near / pairs) * 100);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
