import { describe, expect, it } from 'vitest';
import { RunLog } from '../run-log';
import { writeChunk } from '../testing/log-writer';
import { mostImportant } from './importance';

const ACTORS = [
  { id: 0, name: 'Main', kind: 'thread' },
  { id: 1, name: 'Ann', kind: 'thread' },
  { id: 2, name: 'Ben', kind: 'thread' },
] as const;
const OBJECTS = [
  { id: 0, name: 'lock', type: 'Lock' },
  { id: 1, name: 'counter', type: 'SharedVariable' },
  { id: 2, name: 'event', type: 'Event' },
];
type Events = Parameters<typeof writeChunk>[1];

function logOf(events: Events): RunLog {
  const log = new RunLog();
  log.ingest(writeChunk(0, events, { actors: ACTORS, objects: OBJECTS }));
  return log;
}

const got = (t: number, actor = 1) => ({ t, actor, kind: 'acquired', object: 0 }) as const;
const wait = (t: number, actor = 1) => ({ t, actor, kind: 'waiting', object: 0 }) as const;

describe('what matters most', () => {
  it('is an error, before a hand-over, a wait and what is routine', () => {
    const handed = { t: 2e6, actor: 2, kind: 'acquired', object: 0, peer: 1 } as const;
    const raised = { t: 1e6, actor: 1, kind: 'raised', text: 'RuntimeError' } as const;
    const routine = { t: 4e6, actor: 1, kind: 'working', value: 5 } as const;
    expect(mostImportant(logOf([got(0), wait(1e6), routine]), 0)).toBe(1);
    expect(mostImportant(logOf([got(0), wait(1e6), handed, got(3e6), routine]), 0)).toBe(2);
    expect(mostImportant(logOf([got(0), raised, handed, wait(3e6), routine]), 0)).toBe(1);
  });

  it('is the one call of set() among many waits, and the newest of its like', () => {
    const set = (t: number) => ({ t, actor: 0, kind: 'set', object: 2 }) as const;
    const woken = (t: number, actor: number) =>
      ({ t, actor, kind: 'woken', object: 2, peer: 0 }) as const;
    const log = logOf([wait(0), wait(1, 2), set(2), woken(3, 1), woken(4, 2), got(5), got(6, 2)]);
    expect(mostImportant(log, 0)).toBe(2);
    expect(mostImportant(log, 3)).toBe(4);
  });

  it('is of the last moments, and nothing where nothing is worth telling', () => {
    const raised = { t: 0, actor: 1, kind: 'raised', text: 'RuntimeError' } as const;
    expect(mostImportant(logOf([raised, got(3e9)]), 0)).toBe(1);
    expect(mostImportant(logOf([{ t: 0, actor: 0, kind: 'started' }]), 0)).toBeNull();
  });
});

describe('an overwritten update', () => {
  const read = (t: number, actor: number) =>
    ({ t, actor, kind: 'read', object: 1, value: 0 }) as const;
  const wrote = (t: number, actor: number) =>
    ({ t, actor, kind: 'wrote', object: 1, value: 1 }) as const;
  const overwritten = (log: RunLog, seq: number) => log.updates.updateAt(seq)?.overwrites ?? null;

  it('is what somebody else wrote between the read and the write, and matters most', () => {
    const log = logOf([read(0, 1), read(1, 2), wrote(2, 2), wrote(3, 1), got(4), wait(5, 2)]);
    expect(overwritten(log, 3)).toBe(2);
    expect(overwritten(log, 2)).toBeNull();
    expect(mostImportant(log, 0)).toBe(3);
  });

  it('is none where each reads what the other wrote, and one where it is not read again', () => {
    const log = logOf([read(0, 1), wrote(1, 1), read(2, 2), wrote(3, 2), wrote(4, 1)]);
    expect([1, 3, 4].map((seq) => overwritten(log, seq))).toEqual([null, null, 3]);
  });
});
