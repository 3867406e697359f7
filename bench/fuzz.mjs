// Drives the server with requests that are made from its own OpenAPI document: valid, at the limits, and malformed.
//
//   mvn -DskipTests package && node bench/fuzz.mjs [requests] [seed]
//
// Starts target/syncline.jar on a free port in a directory of its own. Every answer has to be documented for its operation
// and to fit its schema; every refusal has to be a problem with a sentence; nothing is a fault of the server, or takes
// longer than half a minute; at the end nothing may be left that was not there at the beginning. The same seed makes the
// same requests, but for the ids of runs; fast-check shrinks what fails. Prints one line of JSON, and exits with 1 if
// something was found. The figures go to docs/performance.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { requestsFor } from './fuzz-requests.mjs';
import { pause, startServer } from './server.mjs';

const frontend = createRequire(new URL('../frontend/package.json', import.meta.url));
const fc = frontend('fast-check');
const Ajv = frontend('ajv/dist/2020').default;

const wanted = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const MAX_REQUEST_MS = 30_000;
const MAX_MS = 30 * 60_000;
const AT_ONCE = 4;

const server = await startServer('-Xmx256m');
const { base, pid } = server;
const began = Date.now();
const document = await (await fetch(`${base}/v3/api-docs`)).json();
const scenarios = await (await fetch(`${base}/api/scenarios`)).json();
const ids = { runs: [], series: [], scenarios: scenarios.map(({ id }) => id) };

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'document', components: document.components });
const validators = new Map();
/** The check of an answer of this type, or undefined if the document has no schema for it. */
function validator(pointer, schema) {
  if (schema === undefined) return undefined;
  if (!validators.has(pointer)) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'));
    validators.set(pointer, ajv.compile(absolute));
  }
  return validators.get(pointer);
}

const statuses = {};
let sent = 0;

/** Sends a request and says what is wrong with the answer; null if nothing is. */
async function fault(operation, pointer, { method, path, headers, body }) {
  sent++;
  const answer = await fetch(base + path, {
    method,
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(MAX_REQUEST_MS),
  });
  const text = await answer.text();
  const { status } = answer;
  statuses[status] = (statuses[status] ?? 0) + 1;
  const documented = operation.responses[status];
  if (documented === undefined) return `${status} is not documented: ${text.slice(0, 300)}`;
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  if (text === '') return status >= 400 ? `${status} without a word` : null;
  if (documented.content?.[type] === undefined) return `${status} as ${type} is not documented`;
  if (type === 'text/html') return text.includes('</html>') ? null : 'the page broke off';
  const check = validator(`${pointer} ${status} ${type}`, documented.content[type].schema);
  if (type !== 'application/json' && type !== 'application/problem+json') return null;
  if (documented.content[type].schema.type === 'string') return null; // a file
  const json = JSON.parse(text);
  if (!check(json)) return `does not fit its schema: ${ajv.errorsText(check.errors)}: ${text.slice(0, 300)}`;
  if (status >= 400 && !/[.!?…]$/.test(json.detail)) return `no sentence: ${json.detail}`;
  return null;
}

async function refreshIds() {
  ids.runs = (await (await fetch(`${base}/api/runs`)).json()).map(({ id }) => id);
  ids.series = (await (await fetch(`${base}/api/series`)).json()).map(({ id }) => id);
}

async function discardAll() {
  await refreshIds();
  for (const id of ids.series) await fetch(`${base}/api/series/${id}`, { method: 'DELETE' });
  await refreshIds();
  for (const id of ids.runs) await fetch(`${base}/api/runs/${id}`, { method: 'DELETE' });
}

/** Lets so many requests go to an operation; the answer is what was found, or null. */
async function play(path, method, operation, count) {
  const pointer = `${method.toUpperCase()} ${path}`;
  const property = fc.asyncProperty(
    requestsFor(fc, document, path, method, operation, scenarios, ids),
    async (request) => {
      const found = await fault(operation, pointer, request).catch((error) => `no answer: ${error.cause ?? error}`);
      if (sent % 50 === 0) await refreshIds();
      if (found !== null) throw new Error(found);
    },
  );
  const result = await fc.check(property, {
    seed,
    numRuns: count,
    interruptAfterTimeLimit: Math.max(1, MAX_MS - (Date.now() - began)),
  });
  if (!result.failed) return null;
  return { operation: pointer, fault: result.errorInstance?.message ?? 'out of time', request: result.counterexample?.[0] };
}

/** Shares the requests out between the operations, some of which go on at the same time. */
async function round(count) {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [path, method, operation]),
  );
  const share = Math.ceil(count / operations.length);
  const found = [];
  const left = [...operations];
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) found.push(await play(...next, share));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found.filter((one) => one !== null);
}

const status = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
const children = () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).length;
const logs = () => (existsSync(server.data) ? readdirSync(server.data).filter((name) => name.endsWith('.cborseq')).length : 0);

/** What the server has, when it has had time to put away what is over. */
async function inventory() {
  await discardAll();
  await pause(5000);
  return {
    threads: status('Threads'),
    files: readdirSync(`/proc/${pid}/fd`).length,
    processes: children(),
    logs: logs(),
    runs: (await (await fetch(`${base}/api/runs`)).json()).length,
    series: (await (await fetch(`${base}/api/series`)).json()).length,
    mb: Math.round(status('VmRSS') / 1024),
  };
}

const found = await round(Math.min(2000, wanted / 4));
const before = await inventory();
found.push(...(await round(wanted - sent)));
const after = await inventory();
for (const what of ['threads', 'files', 'processes']) {
  if (after[what] > before[what] + 10) found.push({ fault: `${after[what] - before[what]} ${what} are left` });
}
for (const what of ['logs', 'runs', 'series']) {
  if (after[what] > 0) found.push({ fault: `${after[what]} ${what} are left` });
}
for (const one of found) console.error(JSON.stringify(one, null, 2));
console.log(
  JSON.stringify({ requests: sent, seed, seconds: Math.round((Date.now() - began) / 1000), found: found.length, statuses, before, after }),
);
await server.end();
process.exitCode = found.length > 0 ? 1 : 0;
