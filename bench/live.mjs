// A real run at a given rate into a real browser: what arrives, how smoothly it is drawn, what it costs.
//
//   mvn -DskipTests package && node bench/live.mjs [events a second] [seconds]
//
// Starts target/syncline.jar on a free port, plays queue-workers with four producers and four readers (eight threads),
// finds the pace that gives the rate, measures, stops the run, and compares the log with what the screen has counted.
// Prints one line of JSON. Nothing here passes or fails by time: the figures go to docs/performance.md.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { checkLog } from './check-log.mjs';
import { pause, startServer } from './server.mjs';

const frontend = createRequire(new URL('../frontend/package.json', import.meta.url));
const { chromium } = frontend('@playwright/test');

const wantedRate = Number(process.argv[2] ?? 100_000);
const seconds = Number(process.argv[3] ?? 60);
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const server = await startServer('-Xmx512m');
const { base, call } = server;
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const serverTicks = () => {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
};

const run = await call('POST', '/api/runs', {
  scenario: 'queue-workers',
  knobs: { producers: 4, readers: 4, produceMs: 0.5, workMs: 0.2, capacity: 100 },
  seed: 1,
});
const path = `/api/runs/${run.id}`;
const count = async () => (await call('GET', path)).events;

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'],
});
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.goto(`${base}/runs/${run.id}`);

const shown = () =>
  page.evaluate(() => Number(document.querySelector('[data-count]').textContent.replace(/\D/g, '')));

/** Waits until the screen shows what the log had a moment ago; gives up when it falls behind for a minute. */
async function waitUntilLevel() {
  for (let i = 0; i < 600; i++) {
    if ((await count()) - (await shown()) < wantedRate / 5) return;
    await pause(100);
  }
}

// The pace: the time to produce is moved, in small steps, until the rate is met and exceeded by 1 to 5 %.
let produceMs = 0.5;
for (let i = 0; i < 40; i++) {
  const before = await count();
  const started = performance.now();
  await pause(1000);
  const rate = ((await count()) - before) / ((performance.now() - started) / 1000);
  if (i > 3 && rate > wantedRate * 1.01 && rate < wantedRate * 1.05) break;
  const step = (rate / (wantedRate * 1.03)) ** 0.5;
  produceMs = Math.min(50, Math.max(0.001, produceMs * Math.min(1.5, Math.max(0.7, step))));
  await call('PATCH', path, { knobs: { produceMs } });
}
await waitUntilLevel();

await page.evaluate(() => {
  window.frames60 = [];
  let last = performance.now();
  const tick = (now) => {
    window.frames60.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
});
const heapMb = () => page.evaluate(() => performance.memory.usedJSHeapSize / 1048576);

const samples = [];
const begin = { events: await count(), time: performance.now(), ticks: serverTicks() };
for (let i = 0; i < seconds; i += 5) {
  await pause(5000);
  const events = await count();
  samples.push({
    second: i + 5,
    behind: events - (await shown()),
    serverMb: Math.round(residentMb()),
    pageMb: Math.round(await heapMb()),
  });
}
const elapsed = (performance.now() - begin.time) / 1000;
const rate = ((await count()) - begin.events) / elapsed;
const serverCores = (serverTicks() - begin.ticks) / 100 / elapsed;
const frames = (await page.evaluate(() => window.frames60)).sort((a, b) => a - b);

await call('POST', `${path}/stop`);
const total = await count();
for (let i = 0; i < 600 && (await shown()) !== total; i++) await pause(100);
const onScreen = await shown();
if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
await browser.close();

const log = new Uint8Array(await (await call('GET', `${path}/log`)).arrayBuffer());
const check = checkLog(log, frontend('cbor-x'));
await server.end();

console.log(
  JSON.stringify({
    cores: cpus().length,
    rate: Math.round(rate),
    seconds: Math.round(elapsed),
    events: total,
    onScreen,
    lost: total - onScreen,
    illegal: check.illegal,
    checked: check.events,
    framesMs: {
      p50: quantile(frames, 0.5),
      p95: quantile(frames, 0.95),
      max: frames.at(-1),
      count: frames.length,
    },
    serverCores,
    samples,
  }),
);
