import type { WaiterGroup, WaitGraph } from '../../model/objects/wait-graph';
import { layOutCycle } from './cycle-layout';
import { ARROW, COLUMN, type Drawing, NODE, ROW, WIDTH } from './graph-drawing';

/** How many nodes are drawn at most, and how many who wait for one thing. */
const MAX_NODES = 16;
const MAX_IN_LINE = 6;

/** A stretch of the drawing, from left to right. */
interface Band {
  readonly x: number;
  readonly width: number;
}

/**
 * Lays the graph out from top to bottom: deadlocks as cycles, then chains, each of which ends with who has what is waited
 * for. An actor that stands in the way of more chains than fit beside each other is drawn again where the next one ends.
 */
export function layOut({ cycles, groups, waits }: WaitGraph): Drawing {
  const drawing: Drawing = { nodes: [], edges: [], frames: [], height: 0, hidden: 0 };
  for (const cycle of cycles) {
    if (drawing.nodes.length + 2 * cycle.length <= MAX_NODES || drawing.nodes.length === 0)
      layOutCycle(drawing, cycle);
  }
  const seen = new Set<WaiterGroup>();
  const isEnd = ({ holders }: WaiterGroup) =>
    !groups.some(({ waiters }) => holders.length === 1 && waiters.includes(holders[0] as number));
  for (const group of [...groups.filter(isEnd), ...groups]) {
    if (seen.has(group) || drawing.nodes.length >= MAX_NODES - 1) continue;
    drawing.height = placeChain(
      drawing,
      group,
      { x: 0, width: WIDTH },
      drawing.height,
      groups,
      seen,
    );
    placeHolders(drawing, group);
    drawing.height += ROW / 2;
  }
  const drawn = new Set<number>();
  for (const { kind, id } of drawing.nodes) if (kind === 'actor') drawn.add(id);
  drawing.hidden = waits.filter(({ actor }) => !drawn.has(actor)).length - inMore(drawing);
  return drawing;
}

/** Places who waits for an object, and above them the chains that end with one of them; returns where that ends. */
function placeChain(
  drawing: Drawing,
  group: WaiterGroup,
  band: Band,
  top: number,
  all: readonly WaiterGroup[],
  seen: Set<WaiterGroup>,
): number {
  seen.add(group);
  const columns = band.width > COLUMN ? 2 : 1;
  const before = all.filter(
    (one) =>
      !seen.has(one) &&
      one.holders.length === 1 &&
      group.waiters.includes(one.holders[0] as number),
  );
  const feeders: WaiterGroup[] = [];
  for (const one of before) {
    const isNew = !feeders.some(({ holders }) => holders[0] === one.holders[0]);
    if (isNew && feeders.length < columns && drawing.nodes.length < MAX_NODES - 4)
      feeders.push(one);
  }
  const bands = feeders.length === 2 ? halves(band) : [band];
  const ends = feeders.map((one, i) => placeChain(drawing, one, bands[i] as Band, top, all, seen));
  const rowTop = Math.max(top, ...ends.map((end) => end + ARROW));
  const fed = feeders.map(({ holders }) => holders[0] as number);
  const line = [...fed, ...group.waiters.filter((actor) => !fed.includes(actor))];
  const bottom = placeLine(drawing, line, band, rowTop);
  for (const [i, end] of ends.entries()) {
    const place = placeOf(line.length, i, band, rowTop);
    const from = middle(bands[i] as Band);
    drawing.edges.push({
      word: wordOf(feeders[i] as WaiterGroup),
      from: [from, end],
      to: [place.x + place.width / 2, rowTop],
      isStuck: false,
    });
  }
  const at = middle(band);
  const y = bottom + ARROW;
  const word = line.length > 1 ? 'wait for' : 'waits for';
  drawing.edges.push({ word, from: [at, bottom], to: [at, y], isStuck: false });
  const goal =
    group.end === null
      ? ({ kind: 'object', id: group.object } as const)
      : ({ kind: 'end', id: group.end } as const);
  drawing.nodes.push({ ...objectBox(band, y), ...goal, isStuck: false });
  return y + NODE;
}

/** Places those who wait for one thing in rows, in a frame if there are several; returns where they end. */
function placeLine(drawing: Drawing, line: readonly number[], band: Band, top: number): number {
  const isCut = line.length > MAX_IN_LINE;
  const shown = isCut ? line.slice(0, MAX_IN_LINE - 1) : line;
  const count = shown.length + (isCut ? 1 : 0);
  for (let i = 0; i < count; i++) {
    const id = shown[i] ?? line.length - shown.length;
    const kind = i < shown.length ? 'actor' : 'more';
    drawing.nodes.push({ ...placeOf(count, i, band, top), kind, id, isStuck: false });
  }
  const columns = columnsOf(count, band);
  const bottom = top + Math.ceil(count / columns) * ROW - (ROW - NODE);
  if (count > 1) {
    drawing.frames.push({ x: band.x, y: top - 4, width: band.width, height: bottom - top + 8 });
  }
  return bottom + (count > 1 ? 4 : 0);
}

/** Places who has the object that the last chain waits for. */
function placeHolders(drawing: Drawing, group: WaiterGroup): void {
  const { holders } = group;
  if (holders.length === 0) return;
  const band = { x: 0, width: WIDTH };
  const top = drawing.height + ARROW;
  const at = middle(band);
  drawing.edges.push({
    word: wordOf(group),
    from: [at, drawing.height],
    to: [at, top - (holders.length > 1 ? 4 : 0)],
    isStuck: false,
  });
  drawing.height = placeLine(drawing, holders, band, top);
}

/** What leads from a thing to who has it: a process is not held, its end is up to itself. */
function wordOf({ isEnd }: WaiterGroup): string {
  return isEnd ? 'up to' : 'held by';
}

function placeOf(count: number, i: number, band: Band, top: number) {
  const columns = columnsOf(count, band);
  const width = columns === 2 ? (band.width - 3 * 8) / 2 : Math.min(COLUMN, band.width) - 16;
  const left = columns === 2 ? band.x + 8 + (i % 2) * (width + 8) : middle(band) - width / 2;
  return { x: left, y: top + Math.floor(i / columns) * ROW, width };
}

function columnsOf(count: number, band: Band): number {
  return count > 1 && band.width > COLUMN ? 2 : 1;
}

function objectBox(band: Band, y: number) {
  const width = Math.min(COLUMN, band.width) - 16;
  return { x: middle(band) - width / 2, y, width };
}

function halves({ x, width }: Band): Band[] {
  const half = (width - 16) / 2;
  return [
    { x, width: half },
    { x: x + half + 16, width: half },
  ];
}

function middle({ x, width }: Band): number {
  return x + width / 2;
}

function inMore({ nodes }: Drawing): number {
  return nodes.reduce((sum, { kind, id }) => sum + (kind === 'more' ? id : 0), 0);
}
