// A recorded run as the columns that a chart is given: a lane for each actor, and two counters.

/** Reads the events that the server answers with; times are in milliseconds, and each event begins a span of its actor. */
export async function readColumns(response) {
  const lanes = new Map();
  const counters = { times: [], depth: [], waiting: [] };
  const waiters = new Set();
  let depth = 0;
  for (const line of (await response.text()).split('\n')) {
    if (line === '') continue;
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
