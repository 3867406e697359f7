import { describe, expect, it } from 'vitest';
import { RunLog } from '../run-log';
import { writeChunk } from '../testing/log-writer';
import { laneStates, makeLog } from '../testing/make-log';

const ACTORS = [{ id: 0, name: 'Main', kind: 'thread' }] as const;

describe('the lane of Main', () => {
  it('does not claim that Main runs while it waits for the others', () => {
    const log = new RunLog();
    log.ingest(
      writeChunk(
        0,
        [
          { t: 0, actor: 0, kind: 'started' },
          { t: 1, actor: 0, kind: 'sleeping', value: 5 },
          { t: 2, actor: 0, kind: 'resumed' },
          { t: 3, actor: 0, kind: 'read', value: 5 },
        ],
        { actors: ACTORS },
      ),
    );
    expect(laneStates(log, 0)).toEqual(['none', 'sleeping', 'none', 'none']);
  });

  it('shows Main only once it takes part', () => {
    const log = new RunLog();
    log.ingest(
      writeChunk(
        0,
        [
          { t: 0, actor: 0, kind: 'started' },
          { t: 1, actor: 0, kind: 'printed', text: 'hello' },
        ],
        { actors: ACTORS },
      ),
    );
    expect(log.lanes[0]?.isShown).toBe(false);
    log.ingest(writeChunk(2, [{ t: 2, actor: 0, kind: 'sleeping', value: 5 }]));
    expect(log.lanes[0]?.isShown).toBe(true);
  });

  it.each([
    [100e6, false],
    [2e9, true],
  ])('puts Main below the others if it takes part when they are there (%d ns)', (t, isLast) => {
    const log = new RunLog();
    log.ingest(writeChunk(0, [{ t, actor: 0, kind: 'read', value: 5 }], { actors: ACTORS }));
    expect(log.lanes[0]?.isShown).toBe(true);
    expect(log.lanes[0]?.isLast).toBe(isLast);
  });

  it('does not show Main because it waits for the others to end', () => {
    const log = makeLog([], [{ actor: 0, kind: 'waiting', peer: 1, value: 1 }]);
    expect(log.lanes[0]?.isShown).toBe(false);
  });

  it('does not show Main because it lets all others wait, which belongs to the setting up', () => {
    const until = 'until all others wait';
    const log = makeLog(
      [],
      [
        { actor: 0, kind: 'sleeping', text: until },
        { actor: 0, kind: 'resumed' },
      ],
    );
    expect(laneStates(log, 0)).toEqual(['sleeping', 'none']);
    expect(log.lanes[0]?.isShown).toBe(false);
  });
});
