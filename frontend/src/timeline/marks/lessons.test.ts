import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MARK_WORDS, type MarkKind } from '../../model/marks/mark-kind';
import { RunLog } from '../../model/run-log';
import { mountTimeline } from '../testing/mount-timeline';

/** Logs of scenarios with their defaults, as the server recorded them. */
const FOLDER = join(import.meta.dirname, '../../../../src/test/resources/log/lessons');

/** The marks that make the point of a lesson, how many there are, and what must be read on the screen at its end. */
const LESSONS: readonly [string, Partial<Record<MarkKind | 'lost', number>>, readonly string[]][] =
  [
    ['race-read-modify-write', { 'lost update': 12, lost: 10 }, ['10 lost']],
    ['lock-counter', { 'lost update': 32, lost: 30 }, ['30 lost']],
    ['condition-if-or-while', { notify: 1, found: 2 }, ['found 0', '3']],
    ['condition-lost-notify', { missed: 1, timeout: 1 }, ['False']],
    ['barrier-timeout', { error: 3 }, ['BrokenBarrierError', 'broken']],
    ['rlock-owner-and-count', { error: 1 }, ['RuntimeError']],
    ['event-timeout', { timeout: 1 }, ['False']],
    ['value-counter', { lost: 9 }, ['9 lost']],
    ['manager-list-and-dict', { lost: 7 }, []],
    ['semaphore-unbounded', { timeout: 2 }, ['False']],
    ['queue-kinds', { put: 21, taken: 21 }, ['81', '13']],
  ];

function read(lesson: string): RunLog {
  const log = new RunLog();
  log.ingest(readFileSync(join(FOLDER, `${lesson}.cborseq`)));
  return log;
}

/** How many marks of a kind a log has; `lost` counts the writes that are struck out. */
function count(log: RunLog, kind: string): number {
  if (kind === 'lost') {
    const seqs = Array.from({ length: log.nextSeq }, (_, seq) => seq);
    return seqs.filter((seq) => (log.updates.updateAt(seq)?.lostBy ?? null) !== null).length;
  }
  const lists = log.actors.flatMap(({ id }) => log.marks.of(id));
  return lists.reduce((sum, list) => {
    const marks = Array.from({ length: list.length }, (_, i) => MARK_WORDS[list.mark(i)]);
    return sum + marks.filter((mark) => mark === kind).length;
  }, 0);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the picture of a lesson at its end', () => {
  it.each(LESSONS)('%s has the marks that make its point', (lesson, marks, texts) => {
    const log = read(lesson);
    const counted = Object.keys(marks).map((kind) => [kind, count(log, kind)]);
    expect(Object.fromEntries(counted)).toEqual(marks);
    const { timeline, frame } = mountTimeline(log, 1016, 964);
    frame();
    timeline.fit();
    const drawn = frame();
    for (const text of texts) expect(drawn.texts).toContain(text);
  });

  it.each(['race-read-modify-write', 'lock-counter', 'value-counter'])(
    '%s has as many marks of lost updates as the run says',
    (lesson) => {
      const log = read(lesson);
      const [, reported] = /(?:lost: |: )(\d+)(?: lost|\.)/.exec(log.outcome?.text ?? '') ?? [];
      expect(log.updates.lost).toBe(Number(reported));
      expect(count(log, 'lost')).toBe(Number(reported));
    },
  );
});
