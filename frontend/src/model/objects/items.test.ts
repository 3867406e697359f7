import { describe, expect, it } from 'vitest';
import { makeLog, states, type UntimedEvent } from '../testing/make-log';

const put = (actor: number, text: string): UntimedEvent => ({
  actor,
  kind: 'put',
  object: 0,
  text,
});
const taken = (actor: number, text: string): UntimedEvent => ({
  actor,
  kind: 'taken',
  object: 0,
  text,
});

function texts(type: string, events: readonly UntimedEvent[]): string[][] {
  const log = makeLog([{ name: 'queue', type, capacity: 9 }], events);
  return states(log, 'items').map((s) => s.items.map((item) => item.text));
}

describe('a queue', () => {
  it('follows one item from put to taken to done, also among others of the same text', () => {
    const log = makeLog(
      [{ name: 'queue', type: 'Queue', capacity: 2 }],
      [
        put(1, 'x'),
        put(2, 'x'),
        taken(3, 'x'),
        { actor: 3, kind: 'done', object: 0, value: 1 },
        taken(3, 'x'),
        { actor: 3, kind: 'done', object: 0, value: 0 },
      ],
    );
    const all = states(log, 'items');
    expect(all.map((s) => s.items.map((item) => item.seq))).toEqual([
      [0],
      [0, 1],
      [1],
      [1],
      [],
      [],
    ]);
    expect(all[2]?.recent).toEqual([
      { seq: 0, text: 'x', put: { actor: 1, t: 0 }, taken: { actor: 3, t: 2e6 }, done: null },
    ]);
    expect(all[5]?.recent.map((item) => [item.seq, item.put.actor, item.done?.t])).toEqual([
      [0, 1, 3e6],
      [1, 2, 5e6],
    ]);
    expect(all.map((s) => s.unfinished)).toEqual([null, null, null, 1, 1, 0]);
  });

  it('gives the oldest, the newest or any, by its type', () => {
    const events = [put(1, '3'), put(1, '1'), put(1, '3')];
    expect(texts('Queue', [...events, taken(2, '3')])[3]).toEqual(['1', '3']);
    expect(texts('LifoQueue', [...events, taken(2, '3')])[3]).toEqual(['3', '1']);
    expect(texts('PriorityQueue', [...events, taken(2, '1')])[3]).toEqual(['3', '3']);
  });

  it('does not take a join that was let through for a report', () => {
    const log = makeLog(
      [{ name: 'queue', type: 'Queue' }],
      [
        put(1, 'a'),
        taken(2, 'a'),
        { actor: 2, kind: 'waiting', object: 0, value: 1, text: 'waits until all tasks are done' },
        { actor: 2, kind: 'done', object: 0, value: 0 },
      ],
    );
    expect(states(log, 'items')[3]?.recent[0]?.done).toBeNull();
  });

  it('throws away what it holds when it is shut down at once', () => {
    const log = makeLog(
      [{ name: 'queue', type: 'Queue' }],
      [put(1, 'a'), put(1, 'b'), { actor: 3, kind: 'closed', object: 0, value: 0 }],
    );
    const last = states(log, 'items').at(-1);
    expect(last?.items).toEqual([]);
    expect(last?.closed).toEqual([{ actor: 3, t: 2e6, what: '' }]);
  });
});

describe('a pipe', () => {
  it('has items in flight between sending and receiving, and keeps them when an end is closed', () => {
    const log = makeLog(
      [{ name: 'pipe', type: 'Pipe', initial: 0 }],
      [
        { actor: 1, kind: 'sent', object: 0, value: 1, text: 'a' },
        { actor: 1, kind: 'sent', object: 0, value: 2, text: 'b' },
        { actor: 1, kind: 'closed', object: 0, value: 0, text: 'the sending end' },
        { actor: 2, kind: 'received', object: 0, value: 1, text: 'a', peer: 1 },
      ],
    );
    const all = states(log, 'items');
    expect(all.map((s) => s.items.map((item) => item.text))).toEqual([
      ['a'],
      ['a', 'b'],
      ['a', 'b'],
      ['b'],
    ]);
    expect(all[3]?.recent[0]?.taken).toEqual({ actor: 2, t: 3e6 });
  });
});

describe('a pool', () => {
  it('has tasks that wait, tasks that somebody is at, and results', () => {
    const log = makeLog(
      [{ name: 'pool', type: 'Pool', capacity: 0 }],
      [
        put(0, 'task 1'),
        taken(1, 'task 1'),
        { actor: 1, kind: 'done', object: 0, value: 0 },
        { actor: 0, kind: 'received', object: 0, text: 'task 1' },
      ],
    );
    const all = states(log, 'items');
    expect(all.map((s) => s.items.length)).toEqual([1, 0, 0, 0]);
    expect(all.map((s) => s.results)).toEqual([0, 0, 0, 1]);
    expect(all[2]?.recent[0]?.done).toEqual({ actor: 1, t: 2e6 });
  });
});
