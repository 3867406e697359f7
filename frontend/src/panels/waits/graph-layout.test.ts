import { describe, expect, it } from 'vitest';
import { NONE } from '../../model/log/message';
import type { WaiterGroup, WaitGraph } from '../../model/objects/wait-graph';
import { type Drawing, NODE, WIDTH } from './graph-drawing';
import { layOut } from './graph-layout';

type Queued = Omit<WaiterGroup, 'isEnd' | 'end'> & Partial<Pick<WaiterGroup, 'isEnd' | 'end'>>;

function graph(queued: readonly Queued[], cycles: WaitGraph['cycles'] = []): WaitGraph {
  const groups = queued.map((group) => ({ isEnd: false, end: null, ...group }));
  const waits = [
    ...cycles.flatMap((cycle) => cycle.map((one) => ({ ...one, isStuck: true }))),
    ...groups.flatMap(({ object, waiters }) =>
      waiters.map((actor) => ({ actor, object, isStuck: false })),
    ),
  ].map((wait) => ({ ...wait, end: null, since: 0, text: null, holders: [] }));
  return { groups, cycles, waits, stall: null };
}

function cycle(size: number): WaitGraph['cycles'][number] {
  return Array.from({ length: size }, (_, i) => ({ actor: i, object: i }));
}

/** Fails if two boxes overlap, or one leaves the drawing. */
function checkRoom({ nodes, height }: Drawing): void {
  for (const [i, a] of nodes.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(WIDTH);
    expect(a.y + NODE).toBeLessThanOrEqual(height);
    for (const b of nodes.slice(i + 1)) {
      const beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
      expect(beside || a.y + NODE <= b.y || b.y + NODE <= a.y).toBe(true);
    }
  }
}

describe('the drawing of waits', () => {
  it('lays cycles of any size out without boxes that overlap, with an arrow for each step', () => {
    for (const size of [1, 2, 3, 5, 8]) {
      const drawing = layOut(graph([], [cycle(size)]));
      checkRoom(drawing);
      expect(drawing.nodes).toHaveLength(2 * size);
      expect(drawing.edges.map(({ word }) => word)).toEqual(
        cycle(size).flatMap(() => ['waits for', 'held by']),
      );
      expect(drawing.hidden).toBe(0);
    }
  });

  it('keeps a ring of five low, so that it fits where text is large', () => {
    const { height } = layOut(graph([], [cycle(5)]));
    expect(height).toBeLessThan(0.7 * WIDTH);
  });

  it('lays two cycles out one below the other', () => {
    const second = cycle(2).map(({ actor, object }) => ({ actor: actor + 5, object: object + 5 }));
    const drawing = layOut(graph([], [cycle(2), second]));
    checkRoom(drawing);
    expect(drawing.nodes).toHaveLength(8);
  });

  it('leaves room above the two arrows of who waits for itself, for the word over the upper one', () => {
    const [first] = layOut(graph([], [cycle(1)])).nodes;
    expect(first?.y).toBeGreaterThan(20);
  });

  it('puts a chain above the one that it waits for, each actor once', () => {
    const drawing = layOut(
      graph([
        { object: 0, waiters: [2], holders: [1], length: 3 },
        { object: 1, waiters: [3, 4], holders: [2], length: 2 },
        { object: 2, waiters: [5], holders: [4], length: 1 },
      ]),
    );
    checkRoom(drawing);
    const tops = new Map(drawing.nodes.map(({ kind, id, y }) => [`${kind} ${id}`, y]));
    const order = ['actor 5', 'object 2', 'actor 4', 'object 1', 'actor 2', 'object 0', 'actor 1'];
    const found = order.map((name) => tops.get(name) ?? Number.NaN);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(drawing.nodes).toHaveLength(8);
  });

  it('says that a lock is held, and that the end of a process is up to that process', () => {
    const { edges } = layOut(
      graph([
        { object: 0, waiters: [1], holders: [2], length: 2 },
        { object: 1, waiters: [0], holders: [1], length: 1, isEnd: true },
      ]),
    );
    expect(edges.map(({ word }) => word)).toEqual(['waits for', 'up to', 'waits for', 'held by']);
  });

  it('draws the end of a thread that is waited for, and that it is up to that thread', () => {
    const drawing = layOut(
      graph([{ object: NONE, end: 2, waiters: [0], holders: [2], length: 1, isEnd: true }]),
    );
    checkRoom(drawing);
    expect(drawing.nodes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'actor 0',
      'end 2',
      'actor 2',
    ]);
    expect(drawing.edges.map(({ word }) => word)).toEqual(['waits for', 'up to']);
  });

  it('draws who stands in the way of two chains beside each other only once', () => {
    const drawing = layOut(
      graph([
        { object: 0, waiters: [1, 2], holders: [9], length: 2 },
        { object: 1, waiters: [3], holders: [1], length: 1 },
        { object: 2, waiters: [4], holders: [2], length: 1 },
      ]),
    );
    checkRoom(drawing);
    expect(drawing.nodes.filter(({ kind }) => kind === 'actor')).toHaveLength(5);
  });

  it('counts those for whom there is no room, and draws not many more than 16 boxes', () => {
    const many = Array.from({ length: 12 }, (_, object) => ({
      object,
      waiters: Array.from({ length: 10 }, (_, i) => 100 * object + i),
      holders: [],
      length: 1,
    }));
    const drawing = layOut(graph(many));
    checkRoom(drawing);
    expect(drawing.nodes.length).toBeLessThanOrEqual(22);
    const drawn = drawing.nodes.filter(({ kind }) => kind === 'actor').length;
    const counted = drawing.nodes.reduce(
      (sum, { kind, id }) => sum + (kind === 'more' ? id : 0),
      0,
    );
    expect(drawn + counted + drawing.hidden).toBe(120);
  });
});
