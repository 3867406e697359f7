import { describe, expect, it } from 'vitest';
import { NONE, type Note } from '../log/message';
import { makeLog, type UntimedEvent } from '../testing/make-log';
import { graphWaits } from './wait-graph';

const LOCKS = [
  { name: 'red', type: 'Lock' },
  { name: 'blue', type: 'Lock' },
];

const acquired = (actor: number, object: number): UntimedEvent => ({
  actor,
  kind: 'acquired',
  object,
  value: 1,
});
const waiting = (actor: number, object: number): UntimedEvent => ({
  actor,
  kind: 'waiting',
  object,
  value: 1,
});

function graph(
  objects: Parameters<typeof makeLog>[0],
  events: readonly UntimedEvent[],
  notes: Note[] = [],
) {
  const log = makeLog(objects, events);
  const seq = events.length - 1;
  const states = log.history.at(seq);
  if (states === null) throw new Error('The log was not read.');
  return graphWaits(states, log.actors, notes, seq);
}

function note(kind: 'deadlock' | 'resolved', seq: number): Note {
  const cycle = [
    { actor: 1, object: 1 },
    { actor: 2, object: 0 },
  ];
  return { n: seq, seq, t: seq, kind, text: '', state: 'deadlocked', cycle };
}

describe('the graph of waits', () => {
  it('is empty while nobody waits', () => {
    expect(graph(LOCKS, [acquired(1, 0)])).toEqual({
      cycles: [],
      groups: [],
      waits: [],
      stall: null,
    });
  });

  it('has who waits in order, who holds it, and the longest chain first', () => {
    const events = [acquired(1, 0), acquired(2, 1), waiting(3, 1), waiting(2, 0), waiting(0, 1)];
    const { groups, waits } = graph(LOCKS, events);
    expect(groups).toEqual([
      { object: 0, end: null, waiters: [2], holders: [1], isEnd: false, length: 2 },
      { object: 1, end: null, waiters: [3, 0], holders: [2], isEnd: false, length: 1 },
    ]);
    expect(waits.map(({ actor, since }) => [actor, since])).toEqual([
      [3, 2e6],
      [2, 3e6],
      [0, 4e6],
    ]);
  });

  it('knows who has a permit, and the process whose end is awaited', () => {
    const objects = [
      { name: 'pool', type: 'Semaphore', initial: 2 },
      { name: 'B', type: 'Process' },
    ];
    const events = [acquired(1, 0), acquired(2, 0), waiting(3, 0), waiting(0, 1)];
    const { groups } = graph(objects, events);
    expect(groups.map(({ holders, isEnd }) => [holders, isEnd])).toEqual([
      [[1, 2], false],
      [[2], true],
    ]);
  });

  it('closes a cycle by the note of a deadlock, and opens it when that is taken back', () => {
    const events = [acquired(1, 0), acquired(2, 1), waiting(1, 1), waiting(2, 0), waiting(3, 0)];
    const closed = graph(LOCKS, events, [note('deadlock', 4)]);
    expect(closed.cycles).toHaveLength(1);
    expect(closed.groups.map(({ waiters }) => waiters)).toEqual([[3]]);
    expect(closed.waits.map(({ isStuck }) => isStuck)).toEqual([true, true, false]);
    expect(graph(LOCKS, events.slice(0, 3), [note('deadlock', 4)]).cycles).toEqual([]);
    expect(graph(LOCKS, events, [note('deadlock', 4), note('resolved', 5)]).cycles).toEqual([]);
  });

  const joins = (actor: number, peer: number): UntimedEvent => ({
    actor,
    kind: 'waiting',
    peer,
    value: 1,
  });
  const stalled: Note = {
    n: 0,
    seq: 3,
    t: 2e6,
    kind: 'stalled',
    text: '',
    state: 'stalled',
    waits: [{ actor: 0 }, { actor: 1 }],
  };

  it('has who waits for a thread to end, which is up to that thread', () => {
    const { groups, waits } = graph(LOCKS, [acquired(2, 0), waiting(1, 0), joins(3, 1)]);
    expect(groups).toEqual([
      { object: 0, end: null, waiters: [1], holders: [2], isEnd: false, length: 2 },
      { object: NONE, end: 1, waiters: [3], holders: [1], isEnd: true, length: 1 },
    ]);
    expect(waits.map(({ actor, object, end }) => [actor, object, end])).toEqual([
      [1, 0, null],
      [3, NONE, 1],
    ]);
    const passed: UntimedEvent = { actor: 3, kind: 'passed', peer: 1 };
    const after = [acquired(2, 0), waiting(1, 0), joins(3, 1), passed];
    expect(graph(LOCKS, after).waits.map(({ actor }) => actor)).toEqual([1]);
  });

  it('leaves out that Main waits for the others, unless another actor needs it or no actor can proceed', () => {
    const quiet = [acquired(2, 0), waiting(1, 0), joins(0, 1)];
    expect(graph(LOCKS, quiet).waits.map(({ actor }) => actor)).toEqual([1]);
    const { waits, stall } = graph(LOCKS, quiet, [stalled]);
    expect(waits.map(({ actor }) => actor)).toEqual([1, 0]);
    expect(stall).toBe(stalled);
    const inTheWay = [acquired(0, 0), waiting(1, 0), joins(0, 1)];
    expect(graph(LOCKS, inTheWay).waits.map(({ actor }) => actor)).toEqual([1, 0]);
  });
});
