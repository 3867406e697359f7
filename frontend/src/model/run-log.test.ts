import { describe, expect, it, vi } from 'vitest';
import { RunLog } from './run-log';
import { writeChunk } from './testing/log-writer';

const ACTORS = [
  { id: 0, name: 'Main', kind: 'thread' },
  { id: 1, name: 'Reader 1', kind: 'thread' },
  { id: 2, name: 'Producer 1', kind: 'thread' },
] as const;
const OBJECTS = [{ id: 0, name: 'queue', type: 'Queue', capacity: 10 }];

function small(): Uint8Array {
  return writeChunk(
    0,
    [
      { t: 0, actor: 0, kind: 'started' },
      { t: 1e6, actor: 1, kind: 'started' },
      {
        t: 2e6,
        actor: 1,
        kind: 'waiting',
        object: 0,
        value: 1,
        text: 'waits for queue: it is empty',
        line: 31,
      },
      { t: 3e6, actor: 2, kind: 'started' },
      { t: 1242e6, actor: 2, kind: 'put', object: 0, value: 1, text: '7' },
      { t: 1242e6, actor: 1, kind: 'taken', object: 0, value: 0, peer: 2, text: '7' },
    ],
    { actors: ACTORS, objects: OBJECTS },
  );
}

describe('RunLog', () => {
  it('passes over events that it has seen', () => {
    const log = new RunLog();
    log.ingest(small());
    log.ingest(small());
    expect(log.nextSeq).toBe(6);
    log.ingest(
      writeChunk(4, [
        { t: 1242e6, actor: 2, kind: 'put', object: 0, value: 1 },
        { t: 1242e6, actor: 1, kind: 'taken', object: 0 },
        { t: 1300e6, actor: 1, kind: 'ended' },
      ]),
    );
    expect(log.nextSeq).toBe(7);
    expect(log.eventAt(4)?.text).toBe('7');
    expect(log.eventAt(6)?.kind).toBe('ended');
  });

  it('tells its listeners once a message', () => {
    const log = new RunLog();
    const listener = vi.fn();
    const stop = log.subscribe(listener);
    log.ingest(
      Uint8Array.from([...small(), ...writeChunk(6, [{ t: 2e9, actor: 1, kind: 'ended' }])]),
    );
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    log.ingest(small());
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('refuses a log with a gap', () => {
    const log = new RunLog();
    log.ingest(small());
    expect(() => log.ingest(writeChunk(9, [{ t: 2e9, actor: 1, kind: 'ended' }]))).toThrow('gap');
  });

  it('says what a wait was for and who ended it', () => {
    const log = new RunLog();
    log.ingest(small());
    expect(log.sentence(2)).toBe(
      "Reader 1 waits for queue: it is empty. Producer 1's put woke it after 1.24 s.",
    );
    expect(log.sentence(5)).toBe(
      "Reader 1 takes 7 from queue: no items left. It had waited 1.24 s, until Producer 1's put.",
    );
    expect(log.sentence(99)).toBe('');
  });

  it('takes state and outcome from the notes, each note once', () => {
    const log = new RunLog();
    const notes = [
      {
        n: 0,
        seq: 6,
        t: 2e9,
        kind: 'ended',
        text: 'Done.',
        state: 'finished',
        outcome: 'All read.',
        grade: 'EXPECTED',
      },
    ] as const;
    expect(log.state).toBe('running');
    log.ingest(small());
    log.ingest(writeChunk(6, [], { notes }));
    log.ingest(writeChunk(6, [], { notes }));
    expect(log.notes).toHaveLength(1);
    expect(log.state).toBe('finished');
    expect(log.outcome).toEqual({ grade: 'EXPECTED', text: 'All read.' });
    expect(log.ended).toBe(true);
    expect(log.endNanos).toBe(2e9);
  });

  it('knows what each lane is in at any moment', () => {
    const log = new RunLog();
    log.ingest(small());
    const [reader] = log.lanesAt(5e6);
    expect(reader).toMatchObject({
      actor: ACTORS[1],
      state: 'blocked',
      object: OBJECTS[0],
      seq: 2,
      line: 31,
    });
    expect(log.lanesAt(2e9).map(({ state }) => state)).toEqual(['running', 'running']);
    expect(log.valueAt(0, 1241e6)).toBe(0);
    expect(log.valueAt(0, 1243e6)).toBe(0);
  });
});
