import { describe, expect, it } from 'vitest';
import { CHUNK } from '../../base/chunk-list';
import { RunLog } from '../run-log';
import { writeChunk } from '../testing/log-writer';
import { LineIndex } from './line-index';

/** Adds an event at each of these lines. */
function write(log: RunLog, lines: readonly number[]): void {
  const seq = log.nextSeq;
  const events = lines.map((line, i) => ({
    t: (seq + i) * 1000,
    actor: 0,
    kind: 'printed' as const,
    line,
  }));
  log.ingest(writeChunk(seq, events, { actors: [{ id: 0, name: 'Main', kind: 'thread' }] }));
}

function indexed(...lines: number[]): LineIndex {
  const log = new RunLog();
  write(log, lines);
  const index = new LineIndex(log);
  index.update();
  return index;
}

describe('LineIndex', () => {
  it('counts the events of each line, and none for a line that nobody knows', () => {
    const index = indexed(7, 8, 7, 0, 7);
    expect([7, 8, 9, 0].map((line) => index.count(line))).toEqual([3, 1, 0, 0]);
  });

  it('goes from event to event of a line, and round at its end', () => {
    const index = indexed(7, 8, 7, 8, 7);
    expect(index.following(7, -1)).toBe(0);
    expect(index.following(7, 0)).toBe(2);
    expect(index.following(7, 3)).toBe(4);
    expect(index.following(7, 4)).toBe(0);
    expect(index.following(9, 0)).toBeNull();
  });

  it('says which of the events of a line one is', () => {
    const index = indexed(7, 8, 7, 8, 7);
    expect([0, 2, 4].map((seq) => index.rank(7, seq))).toEqual([1, 2, 3]);
    expect(index.rank(7, 3)).toBe(0);
    expect(index.rank(9, 3)).toBe(0);
  });

  it('takes in only what is new', () => {
    const log = new RunLog();
    const index = new LineIndex(log);
    write(log, [7, 7]);
    index.update();
    index.update();
    write(log, [8, 7]);
    index.update();
    expect(index.count(7)).toBe(3);
    expect(index.following(7, 1)).toBe(3);
  });

  it('takes in a long log by and by', () => {
    const log = new RunLog();
    const index = new LineIndex(log);
    write(
      log,
      Array.from({ length: CHUNK }, () => 7),
    );
    write(log, [7]);
    expect(index.update(10)).toBe(false);
    expect(index.count(7)).toBe(CHUNK);
    expect(index.update(10)).toBe(true);
    expect(index.count(7)).toBe(CHUNK + 1);
  });

  it('lets go of events that the log lets go of, and counts them still', () => {
    const log = new RunLog(CHUNK);
    const index = new LineIndex(log);
    for (let i = 0; i < 8; i++) {
      write(
        log,
        Array.from({ length: CHUNK }, (_, k) => (k % 2 === 0 ? 7 : 8)),
      );
      index.update();
    }
    const { firstSeq } = log;
    expect(firstSeq).toBeGreaterThan(0);
    expect(index.count(7)).toBe(4 * CHUNK);
    expect(index.following(7, -1)).toBe(firstSeq);
    expect(index.following(7, log.nextSeq)).toBe(firstSeq);
    expect(index.rank(7, firstSeq)).toBe(firstSeq / 2 + 1);
    expect(index.rank(7, 0)).toBe(0);
  });

  it('has none to go to on a line whose events are all gone', () => {
    const log = new RunLog(CHUNK);
    const index = new LineIndex(log);
    write(log, [7]);
    for (let i = 0; i < 4; i++)
      write(
        log,
        Array.from({ length: CHUNK }, () => 8),
      );
    index.update();
    expect(index.following(7, 0)).toBeNull();
  });
});
