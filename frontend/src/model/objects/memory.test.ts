import { describe, expect, it } from 'vitest';
import { makeLog, states } from '../testing/make-log';

describe('a variable', () => {
  it('says what it is and who wrote it last', () => {
    const log = makeLog(
      [{ name: 'counter', type: 'SharedValue', initial: 5 }],
      [
        { actor: 1, kind: 'read', object: 0, value: 5 },
        { actor: 2, kind: 'wrote', object: 0, value: 6 },
        { actor: 1, kind: 'read', object: 0, value: 6 },
      ],
    );
    const all = states(log, 'variable');
    expect(all.map((s) => [s.value, s.written?.actor])).toEqual([
      ['5', undefined],
      ['6', 2],
      ['6', 2],
    ]);
    expect(all[2]).toMatchObject({ reads: 2, writes: 1 });
  });

  it('held by a manager, is all of it in words', () => {
    const log = makeLog(
      [{ name: 'list', type: 'ManagedList' }],
      [{ actor: 1, kind: 'wrote', object: 0, value: 2, text: '[1, 2]' }],
    );
    expect(states(log, 'variable')[0]?.value).toBe('[1, 2]');
  });
});

describe('what every actor has for itself', () => {
  it('keeps the attributes of each thread apart', () => {
    const log = makeLog(
      [{ name: 'local', type: 'PerThread' }],
      [
        { actor: 1, kind: 'wrote', object: 0, text: 'user = Ann = A' },
        { actor: 2, kind: 'wrote', object: 0, text: 'user = Bob' },
        { actor: 1, kind: 'wrote', object: 0, text: 'depth = 2' },
        { actor: 1, kind: 'wrote', object: 0, text: 'user = Eve' },
      ],
    );
    const all = states(log, 'perActor').map(({ values }) =>
      [...values].map(([actor, own]) => [actor, Object.fromEntries(own)]),
    );
    expect(all[0]).toEqual([[1, { user: 'Ann = A' }]]);
    expect(all[3]).toEqual([
      [1, { user: 'Eve', depth: '2' }],
      [2, { user: 'Bob' }],
    ]);
  });

  it('keeps the copies of processes apart', () => {
    const log = makeLog(
      [{ name: 'its copy', type: 'Copies' }],
      [
        { actor: 1, kind: 'wrote', object: 0, value: 7 },
        { actor: 2, kind: 'read', object: 0, value: 0 },
      ],
    );
    const last = states(log, 'perActor').at(-1);
    expect(last?.values.get(1)?.get('')).toBe('7');
    expect(last?.values.get(2)?.get('')).toBe('0');
  });
});

describe('shared memory of many cells', () => {
  it('knows each cell and who wrote it, one by one and in stretches', () => {
    const log = makeLog(
      [{ name: 'numbers', type: 'SharedArray', length: 4 }],
      [
        { actor: 1, kind: 'wrote', object: 0, value: 7, text: '[3] = 7' },
        { actor: 2, kind: 'wrote', object: 0, value: 2, text: '[0:2] = 8, 9' },
        { actor: 3, kind: 'read', object: 0, value: 9, text: '[1] = 9' },
      ],
    );
    const last = states(log, 'cells').at(-1);
    const cells = [...(last?.cells ?? [])].map(([at, cell]) => [at, cell.value, cell.actor]);
    expect(cells).toEqual([
      [3, '7', 1],
      [0, '8', 2],
      [1, '9', 2],
    ]);
    expect(last?.length).toBe(4);
  });

  it('is made, and loses its name', () => {
    const log = makeLog(
      [{ name: 'block', type: 'SharedMemory' }],
      [
        { actor: 1, kind: 'wrote', object: 0, value: 96, text: 'created 96 bytes' },
        { actor: 1, kind: 'closed', object: 0, text: 'closed' },
        { actor: 1, kind: 'closed', object: 0, text: 'unlinked' },
      ],
    );
    const all = states(log, 'cells');
    expect(all.map((s) => [s.size, s.isUnlinked])).toEqual([
      ['96 bytes', false],
      ['96 bytes', false],
      ['96 bytes', true],
    ]);
  });
});

describe('a manager', () => {
  it('is asked, serves and answers', () => {
    const log = makeLog(
      [{ name: 'C', type: 'Manager' }],
      [
        { actor: 1, kind: 'sent', object: 0, text: 'append(1)' },
        { actor: 1, kind: 'waiting', object: 0, value: 1 },
        { actor: 3, kind: 'received', object: 0, text: 'append(1)', peer: 1 },
        { actor: 3, kind: 'sent', object: 0, text: 'None', peer: 1 },
        { actor: 1, kind: 'received', object: 0, text: 'None', peer: 3 },
      ],
    );
    const all = states(log, 'manager');
    expect(all.map((s) => s.requests.map((r) => r.phase).join())).toEqual([
      'asked',
      'asked',
      'served',
      'answered',
      '',
    ]);
    expect(all[4]?.answered).toBe(1);
  });

  it('has done with a request for a lock when it gives the lock', () => {
    const log = makeLog(
      [{ name: 'C', type: 'Manager' }],
      [
        { actor: 1, kind: 'sent', object: 0, text: 'door.acquire()' },
        { actor: 3, kind: 'received', object: 0, text: 'door.acquire()', peer: 1 },
        { actor: 3, kind: 'sent', object: 0, text: 'True', peer: 1 },
        { actor: 1, kind: 'sent', object: 0, text: 'door.release()' },
      ],
    );
    const all = states(log, 'manager');
    expect(all.map((s) => s.requests.map((r) => r.text))).toEqual([
      ['door.acquire()'],
      ['door.acquire()'],
      [],
      ['door.release()'],
    ]);
    expect(all[3]?.answered).toBe(1);
  });
});
