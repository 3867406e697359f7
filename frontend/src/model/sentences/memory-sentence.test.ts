import { describe, expect, it } from 'vitest';
import type { ObjectInfo } from '../log/message';
import { RunLog } from '../run-log';
import { type WrittenEvent, writeChunk } from '../testing/log-writer';

const ACTORS = [
  { id: 0, name: 'Ann', kind: 'thread' },
  { id: 1, name: 'You', kind: 'you' },
] as const;
const OBJECTS: ObjectInfo[] = [
  { id: 0, name: 'numbers', type: 'SharedArray' },
  { id: 1, name: 'block', type: 'SharedMemory' },
  { id: 2, name: 'picture', type: 'SharedMemory', columns: 4, rows: 2 },
];

/** What is said of this event. */
function said(event: Omit<WrittenEvent, 't' | 'actor'>, actor = 0): string {
  const log = new RunLog();
  log.ingest(writeChunk(0, [{ t: 0, actor, ...event }], { actors: ACTORS, objects: OBJECTS }));
  return log.sentence(0);
}

describe('memoryPredicate', () => {
  it('tells which cells were read and written', () => {
    expect(said({ kind: 'wrote', object: 0, value: 7, text: '[3] = 7' })).toBe(
      'Ann writes numbers[3] = 7.',
    );
    expect(said({ kind: 'read', object: 0, value: 2, text: '[0:2] = 5, 6' }, 1)).toBe(
      'You read numbers[0:2] = 5, 6.',
    );
  });

  it('tells how a block is made, found, let go of and unlinked', () => {
    expect(said({ kind: 'wrote', object: 1, value: 8, text: 'created 8 bytes' })).toBe(
      'Ann creates block, 8 bytes.',
    );
    expect(said({ kind: 'read', object: 1, value: 8, text: 'attached 8 bytes' })).toBe(
      'Ann attaches block, 8 bytes.',
    );
    expect(said({ kind: 'closed', object: 1, text: 'closed' })).toBe(
      'Ann closes block for itself; the memory stays.',
    );
    expect(said({ kind: 'closed', object: 1, text: 'unlinked' })).toBe(
      'Ann unlinks block: it can no longer be found by its name.',
    );
  });

  it('tells of tiles where the memory is a picture', () => {
    expect(said({ kind: 'wrote', object: 2, value: 3, text: '[15:18] = 170, 187, 9' })).toBe(
      'Ann writes picture, tile 1,1 = #aabb09.',
    );
    expect(said({ kind: 'wrote', object: 2, value: 1, text: '[15] = 170' })).toBe(
      'Ann writes picture[15] = 170.',
    );
  });
});
