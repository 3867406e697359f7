import { describe, expect, it } from 'vitest';
import type { RunLog } from '../run-log';
import { makeLog, type UntimedEvent } from '../testing/make-log';
import { saidOf } from './said';
import { NOTHING } from './strip';

const [MAIN, A, B] = [0, 1, 2];

/** What each strip of each table was, one value after the other; null: nothing. */
function said(log: RunLog): Record<string, (string | null)[]> {
  const all: Record<string, (string | null)[]> = {};
  for (const { strips } of log.tables.shown) {
    for (const strip of strips) {
      const { track, name } = strip;
      all[name] = Array.from({ length: track.length }, (_, i) => {
        const event = track.value(i) === NOTHING ? null : log.eventAt(track.value(i));
        return event === null ? null : saidOf(strip, event);
      });
    }
  }
  return all;
}

function on(kind: UntimedEvent['kind'], actor: number, text?: string, value = 0): UntimedEvent {
  return { kind, actor, object: 0, value, ...(text !== undefined && { text }) };
}

describe('Tables', () => {
  it('has a strip for each thread, with its own values, which texts may be', () => {
    const log = makeLog(
      [{ name: 'note', type: 'PerThread' }],
      [
        on('wrote', B, "customer = 'Ann, 7 = x'"),
        on('wrote', A, 'customer = 101'),
        on('read', A, 'customer = 101'),
      ],
    );
    expect(said(log)).toEqual({
      'A customer': [null, '101'],
      'B customer': [null, "'Ann, 7 = x'"],
    });
  });

  it('has a strip for each copy of a variable, from when it is first read until its process ends', () => {
    const log = makeLog(
      [{ name: 'balance', type: 'Copies' }],
      [
        on('read', A, undefined, 100),
        on('wrote', A, undefined, 150),
        on('read', B, undefined, 100),
        { kind: 'ended', actor: A },
      ],
    );
    expect(said(log)).toEqual({ A: [null, '100', '150', null], B: [null, '100'] });
  });

  it('has a strip for each entry of a dictionary, as long as it is there', () => {
    const log = makeLog(
      [{ name: 'sold', type: 'ManagedDict' }],
      [
        on('wrote', A, "{'tea': 0}"),
        on('wrote', B, "{'tea': 1, 'jam': 2}"),
        on('wrote', A, "{'jam': 2}"),
      ],
    );
    expect(said(log)).toEqual({ "['tea']": [null, '0', '1', null], "['jam']": [null, '2'] });
  });

  it('has a strip for each row of a list of lists, and none for a plain list', () => {
    const rows = makeLog(
      [{ name: 'boards', type: 'ManagedList' }],
      [on('wrote', A, "[[], ['x']]")],
    );
    expect(said(rows)).toEqual({ '[0]': [null, '[]'], '[1]': [null, "['x']"] });
    const plain = makeLog([{ name: 'sales', type: 'ManagedList' }], [on('wrote', A, "['x']", 1)]);
    expect(said(plain)).toEqual({});
    expect(plain.tracks.map(({ kind, highest }) => [kind, highest])).toEqual([['size', 1]]);
  });

  it('has a strip for each cell of an array, written or not', () => {
    const log = makeLog(
      [{ name: 'cells', type: 'SharedArray', length: 3 }],
      [on('wrote', A, '[1] = 7', 7), on('wrote', B, '[0:2] = 4, 5')],
    );
    expect(said(log)).toEqual({ 0: [null, '4'], 1: [null, '7', '5'], 2: [null] });
  });

  it('has a strip for each variable that holds texts, from when it is first read or written', () => {
    const text = { family: 'variable', traits: ['text'] } as const;
    const log = makeLog(
      [
        { name: 'connection', type: 'SharedReference', ...text },
        { name: 'stats.temp', type: 'SharedReference', ...text },
      ],
      [
        on('read', A, 'None'),
        on('wrote', B, '2', 2),
        { ...on('wrote', B, "'temp data'"), object: 1 },
        on('read', A, '2', 2),
      ],
    );
    expect(said(log)).toEqual({
      connection: [null, 'None', '2'],
      'stats.temp': [null, "'temp data'"],
    });
    expect(log.tables.shown).toHaveLength(1);
    expect(log.tracks.filter(({ kind }) => kind === 'value')).toEqual([]);
  });

  it('has a strip for each block of memory, from its making to its end', () => {
    const log = makeLog(
      [
        { name: 'block 1', type: 'SharedMemory' },
        { name: 'block 2', type: 'SharedMemory' },
      ],
      [
        on('wrote', A, 'created 96 bytes', 96),
        on('wrote', A, '[0] = 7', 7),
        on('closed', A, 'closed'),
        on('closed', A, 'unlinked'),
        { ...on('wrote', B, 'created 8 bytes', 8), object: 1 },
      ],
    );
    expect(said(log)).toEqual({
      'block 1': [null, '96 bytes', null],
      'block 2': [null, '8 bytes'],
    });
  });

  it('has the phases of a run that works alone, and then with one pool after the other', () => {
    const pools = ['threads', 'processes'].map((name) => ({ name, type: 'Pool' }));
    const map = (object: number): UntimedEvent[] => [
      { ...on('put', MAIN, '1'), object },
      { ...on('put', MAIN, '2'), object },
      { ...on('received', MAIN, 'x'), object },
      { ...on('received', MAIN, 'y'), object },
    ];
    const work: UntimedEvent[] = [
      { kind: 'working', actor: MAIN },
      { kind: 'resumed', actor: MAIN },
    ];
    const log = makeLog(pools, [...work, ...work, ...work, ...map(0), ...map(1)]);
    expect(said(log)).toEqual({ '': [null, 'alone', null, 'threads', null, 'processes', null] });
    // each pool had two tasks, so the first of three pieces of work was to warm up
    expect(log.tables.shown[0]?.strips[0]?.track.start(1)).toBe(2e6);
    expect(said(makeLog(pools, map(0)))).toEqual({});
  });

  it('takes pools that have tasks at the same time for no phases', () => {
    const pools = ['outer', 'inner'].map((name) => ({ name, type: 'Pool' }));
    const [outer, inner] = [0, 1];
    const of = (kind: UntimedEvent['kind'], object: number) => ({ ...on(kind, MAIN, '1'), object });
    const nested = [of('put', inner), of('received', inner)];
    const log = makeLog(pools, [
      of('put', outer),
      of('put', outer),
      of('received', outer),
      ...nested,
      of('received', outer),
    ]);
    expect(said(log)).toEqual({});
  });
});
