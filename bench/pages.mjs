// How long the server takes for a page, with files under /assets alone and with files at any path, as Spring has it by default.
//
//   mvn -DskipTests package && node bench/pages.mjs [requests]
//
// Starts target/syncline.jar twice, on free ports, and asks both in turn for the page of a scenario (300 times each, after 100 that
// are not counted). Prints one line of JSON: the median and the 95th percentile of each, in milliseconds. Nothing passes or fails.
import { loadavg } from 'node:os';
import { startServer } from './server.mjs';

const WARM_UP = 100;
const PAGE = '/scenarios/event-gate';
const ANY_PATH = [
  '-Dspring.mvc.static-path-pattern=/**',
  '-Dspring.web.resources.static-locations=classpath:/META-INF/resources/,classpath:/resources/,classpath:/static/,classpath:/public/',
  '-Dspring.web.resources.chain.strategy.content.paths=/assets/**',
];

const requests = Number(process.argv[2] ?? 300);
const servers = { assets: await startServer(), anyPath: await startServer(...ANY_PATH) };
const taken = { assets: [], anyPath: [] };
for (let i = 0; i < WARM_UP + requests; i++) {
  for (const [name, { call }] of Object.entries(servers)) {
    const start = performance.now();
    await (await call('GET', PAGE)).text();
    if (i >= WARM_UP) taken[name].push(performance.now() - start);
  }
}
for (const { end } of Object.values(servers)) await end();
const figures = Object.fromEntries(Object.entries(taken).map(([name, millis]) => [name, { median: at(millis, 0.5), p95: at(millis, 0.95) }]));
console.log(JSON.stringify({ load: loadavg()[0], requests, ...figures }));

/** The value below which this part of them lies, to a tenth. */
function at(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(part * (sorted.length - 1))] * 10) / 10;
}
