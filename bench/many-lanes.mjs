// A program that fits no screen, in a real browser: how smoothly one moves in what is shown of it.
//
//   mvn -DskipTests package && node bench/many-lanes.mjs
//
// Starts target/syncline.jar on a free port, runs many-lanes.py (200 threads, 2,000 objects) until it is deadlocked, and stops it. Then it opens
// the run with all lanes, with what waits alone, without idle lanes, and with the rows of all objects, and turns the wheel over the timeline.
// Prints one line of JSON, and on the error output the table of docs/performance.md. Nothing passes or fails.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { measure, timed } from './measure.mjs';
import { playOut } from './play.mjs';
import { startServer } from './server.mjs';
import { table } from './table.mjs';

const PROGRAM = new URL('many-lanes.py', import.meta.url);
const VIEWS = [
  ['all lanes', ''],
  ['only what waits', '?only=waits'],
  ['without idle lanes', '?idle=hidden'],
  ['all lanes, and the rows of all objects', '?objects=all'],
];

const { base, call, end } = await startServer('-Xmx512m');
await fetch(`${base}/api/scripts/many-lanes`, {
  method: 'PUT',
  headers: { 'Content-Type': 'text/x-python' },
  body: readFileSync(PROGRAM, 'utf8'),
});
const run = await playOut(call, { script: 'many-lanes' }, 120_000);
const { actors, objects } = run;
const load = loadavg()[0];
const figures = [];
for (const view of VIEWS) figures.push(await measure(syncline(view)));
await end();
console.error(`${run.before}: ${actors.length} actors, ${objects.length} objects, ${run.events} events; load ${load}`);
console.error(table(figures));
console.log(JSON.stringify({ cores: cpus().length, load, events: run.events, figures }));

function syncline([name, query]) {
  return {
    name: 'Syncline',
    draws: name,
    wheelOn: '[data-timeline] canvas',
    async open(page) {
      const openMs = await timed(async () => {
        await page.goto(`${base}/runs/${run.id}${query}`);
        await page.waitForFunction(
          (events) => Number(document.querySelector('[data-count]').textContent.replace(/\D/g, '')) === events,
          run.events,
          { polling: 'raf', timeout: 0 },
        );
      });
      await page.locator('[data-timeline] canvas').focus();
      await page.keyboard.press('0');
      return openMs;
    },
  };
}
