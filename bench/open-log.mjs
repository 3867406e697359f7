// A long log in a real browser: how long it takes to open, and how smoothly one moves in it, beside other libraries.
//
//   mvn -DskipTests package && node bench/open-log.mjs [events] [names, such as: Syncline uPlot]
//
// Starts target/syncline.jar on a free port, records queue-workers until it has so many events (1,000,000), opens the run on
// the time axis and on the event axis, and turns the wheel over the timeline: 80 frames closer, 80 along, 80 back. Then the
// same log and the same wheel in each of the peers, which are installed into a temporary folder with npm. Prints one line of
// JSON, and on the error output the table of docs/performance.md. Nothing passes or fails; a peer that fails or takes too long
// is told with the others. With SHOTS=DIR it leaves pictures of what was drawn there.
import { cpus, loadavg } from 'node:os';
import { readColumns } from './log-columns.mjs';
import { measure, timed } from './measure.mjs';
import { measurePeer } from './peer-site.mjs';
import * as flameChartJs from './peers/flame-chart-js.mjs';
import * as pixi from './peers/pixi.mjs';
import * as speedscope from './peers/speedscope.mjs';
import * as uplot from './peers/uplot.mjs';
import * as visTimeline from './peers/vis-timeline.mjs';
import { pause, startServer } from './server.mjs';
import { table } from './table.mjs';

const peers = [flameChartJs, pixi, uplot, visTimeline, speedscope];
const wanted = Number(process.argv[2] ?? 1_000_000);
const chosen = process.argv.slice(3);
const isChosen = (name) => chosen.length === 0 || chosen.includes(name);

const { base, call, end } = await startServer('-Xmx512m');
const run = await record();
const log = await readColumns(`${base}/api/runs/${run.id}/events`);
const load = loadavg()[0];
const figures = [];
for (const axis of ['time', 'events']) if (isChosen('Syncline')) figures.push(await measure(syncline(axis)));
await end();
for (const peer of peers) if (isChosen(peer.about.name)) figures.push(await measurePeer(peer, log));
console.error(table(figures));
console.log(JSON.stringify({ cores: cpus().length, load, events: run.events, figures }));

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

/** The run on the lecture screen, on one of its axes: all there is to see of it, from the server. */
function syncline(axis) {
  const wheelOn = '[data-timeline] canvas';
  return {
    name: `Syncline, ${axis === 'time' ? 'time' : 'event'} axis`,
    draws: `${run.events.toLocaleString('en')} events, from the server`,
    wheelOn,
    async open(page) {
      const openMs = await timed(async () => {
        await page.goto(`${base}/runs/${run.id}?axis=${axis}`);
        await page.waitForFunction(
          (events) => Number(document.querySelector('[data-count]').textContent.replace(/\D/g, '')) === events,
          run.events,
          { polling: 'raf', timeout: 0 },
        );
      });
      // Whoever follows the end comes closer to the end; a look at the beginning leaves it, then all is shown.
      await page.locator(wheelOn).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('0');
      return openMs;
    },
  };
}
