// A long log in a real browser: how long it takes to open, and how smoothly one moves in it, beside flame-chart-js.
//
//   mvn -DskipTests package && node bench/open-log.mjs [events]
//
// Starts target/syncline.jar on a free port, records queue-workers until it has so many events (1,000,000), opens the run,
// and turns the wheel over the timeline: 80 frames closer, 80 along, 80 back. Then the same spans and the same wheel in
// flame-chart-js, which is installed into a temporary folder with npm. Prints one line of JSON; nothing passes or fails.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pause, startServer } from './server.mjs';

const frontend = createRequire(new URL('../frontend/package.json', import.meta.url));
const { chromium } = frontend('@playwright/test');
const wanted = Number(process.argv[2] ?? 1_000_000);
const work = mkdtempSync(join(tmpdir(), 'syncline-bench-'));

const server = await startServer('-Xmx512m');
const { base, call } = server;
const run = await record();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const ours = await openOurs();
const theirs = await openPeer(await spans());
await browser.close();
await server.end();
rmSync(work, { recursive: true, force: true });
console.log(JSON.stringify({ cores: cpus().length, load: loadavg()[0], events: run.events, ours, theirs }));

/** Records a run of so many events, and stops it. */
async function record() {
  const { id } = await call('POST', '/api/runs', {
    scenario: 'queue-workers',
    knobs: { producers: 4, readers: 4, produceMs: 0, workMs: 0, capacity: 100 },
    seed: 1,
  });
  while ((await call('GET', `/api/runs/${id}`)).events < wanted) await pause(100);
  return call('POST', `/api/runs/${id}/stop`);
}

/** Opens the run on the lecture screen, and moves in it. */
async function openOurs() {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const begin = performance.now();
  await page.goto(`${base}/runs/${run.id}`);
  await page.waitForFunction(
    (events) => Number(document.querySelector('[data-count]').textContent.replace(/\D/g, '')) === events,
    run.events,
    { polling: 'raf', timeout: 120_000 },
  );
  const openMs = Math.round(performance.now() - begin);
  await page.locator('[data-timeline] canvas').focus();
  await page.keyboard.press('0');
  const frames = await page.evaluate(turnTheWheel, '[data-timeline] canvas');
  await page.close();
  return { openMs, frames: summary(frames) };
}

/** Opens the same spans in flame-chart-js, and moves in them. */
async function openPeer(lanes) {
  writeFileSync(join(work, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', 'flame-chart-js@3.3.0'], { cwd: work });
  writeFileSync(
    join(work, 'peer.js'),
    `import { FlameChart } from 'flame-chart-js';
     window.unfold = ({ name, kinds, starts }) => {
       const children = starts.slice(0, -1).map((start, i) =>
         ({ name: kinds[i], type: kinds[i], start, duration: starts[i + 1] - start }));
       return { name, type: name, start: starts[0], duration: starts.at(-1) - starts[0], children };
     };
     window.show = (data) => {
       const canvas = document.querySelector('canvas');
       const chart = new FlameChart({ canvas, data, settings: { options: { timeUnits: 'ms' } } });
       chart.render();
     };`,
  );
  const { build } = await import(pathToFileURL(frontend.resolve('vite')).href);
  const bundle = { entry: join(work, 'peer.js'), formats: ['iife'], name: 'peer', fileName: () => 'bundle.js' };
  await build({
    root: work,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { lib: bundle, outDir: join(work, 'out') },
  });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.setContent('<canvas width="1600" height="860"></canvas>');
  await page.addScriptTag({ path: join(work, 'out', 'bundle.js') });
  await page.addScriptTag({ content: `window.data = ${JSON.stringify(lanes)}.map(window.unfold);` });
  const openMs = await page.evaluate(async () => {
    const begin = performance.now();
    window.show(window.data);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return Math.round(performance.now() - begin);
  });
  const frames = await page.evaluate(turnTheWheel, 'canvas');
  await page.close();
  return { spans: lanes.reduce((sum, lane) => sum + lane.starts.length - 1, 0), openMs, frames: summary(frames) };
}

/** The events of every actor, each of which begins a span: their kinds, and their times in milliseconds. */
async function spans() {
  const text = await (await fetch(`${base}/api/runs/${run.id}/events`)).text();
  const lanes = new Map();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const { actor, kind, t } = JSON.parse(line);
    if (!lanes.has(actor)) lanes.set(actor, { name: actor, kinds: [], starts: [] });
    lanes.get(actor).kinds.push(kind);
    lanes.get(actor).starts.push(t / 1e6);
  }
  return [...lanes.values()];
}

/** Runs in the page: turns the wheel once a frame, and says how long each frame took. */
async function turnTheWheel(selector) {
  const canvas = document.querySelector(selector);
  const box = canvas.getBoundingClientRect();
  const turn = (deltaX, deltaY) =>
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        deltaX,
        deltaY,
        clientX: box.left + box.width * 0.6,
        clientY: box.top + box.height * 0.4,
        bubbles: true,
        cancelable: true,
      }),
    );
  const next = () => new Promise((done) => requestAnimationFrame(done));
  const frames = [];
  let last = await next();
  for (let i = 0; i < 240; i++) {
    if (i < 80) turn(0, -60);
    else if (i < 160) turn(i % 40 < 20 ? 40 : -40, 0);
    else turn(0, 60);
    const now = await next();
    frames.push(now - last);
    last = now;
  }
  return frames;
}

function summary(frames) {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (q) => Number(sorted[Math.floor((sorted.length - 1) * q)].toFixed(1));
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}
