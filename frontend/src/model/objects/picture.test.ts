import { beforeEach, describe, expect, it } from 'vitest';
import { RunLog } from '../run-log';
import { type WrittenEvent, writeChunk } from '../testing/log-writer';
import { Pictures } from './picture';

const ACTORS = [{ id: 0, name: 'Ann', kind: 'thread' }] as const;
const OBJECTS = [
  { id: 0, name: 'block', type: 'SharedMemory' },
  { id: 1, name: 'picture', type: 'SharedMemory', columns: 2, rows: 1 },
];

describe('Pictures', () => {
  let log: RunLog;

  beforeEach(() => {
    log = new RunLog();
  });

  function add(...events: Omit<WrittenEvent, 'actor' | 'kind'>[]): void {
    const all = events.map((event) => ({ actor: 0, kind: 'wrote' as const, ...event }));
    log.ingest(writeChunk(log.nextSeq, all, { actors: ACTORS, objects: OBJECTS }));
  }

  it('shows the tiles that were written up to the moment', () => {
    const pictures = new Pictures(log);
    add(
      { t: 1, object: 1, text: '[0:3] = 170, 187, 204' },
      { t: 5, object: 0, text: '[3:6] = 1, 1, 1' },
    );
    expect(pictures.at(0)?.tiles).toEqual([null, null]);
    expect(pictures.at(1)).toEqual({
      name: 'picture',
      columns: 2,
      rows: 1,
      tiles: ['#aabbcc', null],
    });
    add({ t: 7, object: 1, text: '[3] = 255' }, { t: 8, object: 1, text: '[0:3] = 0, 0, 0' });
    expect(pictures.at(7)?.tiles).toEqual(['#aabbcc', '#ff0000']);
    expect(pictures.at(9)?.tiles).toEqual(['#000000', '#ff0000']);
    expect(pictures.at(1)?.tiles).toEqual(['#aabbcc', null]);
  });

  it('is empty again when the memory is made anew', () => {
    add(
      { t: 1, object: 1, text: 'created 6 bytes' },
      { t: 2, object: 1, text: '[0:3] = 1, 2, 3' },
      { t: 3, object: 1, text: 'created 6 bytes' },
    );
    const pictures = new Pictures(log);
    expect(pictures.at(2)?.tiles).toEqual(['#010203', null]);
    expect(pictures.at(3)?.tiles).toEqual([null, null]);
  });

  it('is null in a run without a picture', () => {
    log.ingest(
      writeChunk(0, [{ t: 0, actor: 0, kind: 'wrote', object: 0, text: '[0] = 1' }], {
        actors: ACTORS,
        objects: OBJECTS.slice(0, 1),
      }),
    );
    expect(new Pictures(log).at(1)).toBeNull();
  });
});
