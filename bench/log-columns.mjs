// A recorded run as the columns that a chart is given: a lane for each actor, and two counters.
import { once } from 'node:events';
import { get } from 'node:http';

/** How many bytes are made into one string. */
const BLOCK = 64 * 1024 * 1024;

/** Reads the events of a run from this address; times are in milliseconds, and each event begins a span of its actor. */
export async function readColumns(url) {
  const lanes = new Map();
  const counters = { times: [], depth: [], waiting: [] };
  const waiters = new Set();
  let depth = 0;
  for await (const line of linesOf(url)) {
    const { actor, kind, t, value } = JSON.parse(line);
    if (!lanes.has(actor)) lanes.set(actor, { name: actor, kinds: [], starts: [] });
    lanes.get(actor).kinds.push(kind);
    lanes.get(actor).starts.push(t / 1e6);
    if (kind === 'put' || kind === 'taken') depth = value;
    if (kind === 'waiting') waiters.add(actor);
    else waiters.delete(actor);
    counters.times.push(t / 1e6);
    counters.depth.push(depth);
    counters.waiting.push(waiters.size);
  }
  return columns([...lanes.values()], counters);
}

/** The lines of an answer, which need not fit into one string; `fetch` takes many times as long for its many small parts. */
async function* linesOf(url) {
  const [response] = await once(get(url), 'response');
  const parts = [];
  response.on('data', (part) => parts.push(part));
  await once(response, 'end');
  const bytes = Buffer.concat(parts);
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.lastIndexOf('\n', start + BLOCK) + 1;
    yield* bytes.toString('utf8', start, end).trimEnd().split('\n');
    start = end;
  }
}

/** The beginning of a log: so many events of it. */
export function beginning({ lanes, counters }, events) {
  const before = counters.times[Math.min(events, counters.times.length) - 1];
  const cut = ({ name, kinds, starts }) => {
    const end = starts.filter((start) => start <= before).length;
    return { name, kinds: kinds.slice(0, end), starts: starts.slice(0, end) };
  };
  const shorter = (column) => column.slice(0, events);
  return columns(lanes.map(cut).filter(({ starts }) => starts.length > 1), {
    times: shorter(counters.times),
    depth: shorter(counters.depth),
    waiting: shorter(counters.waiting),
  });
}

function columns(lanes, counters) {
  const spans = lanes.reduce((sum, lane) => sum + Math.max(0, lane.starts.length - 1), 0);
  return { begin: counters.times[0], end: counters.times.at(-1), spans, lanes, counters };
}
