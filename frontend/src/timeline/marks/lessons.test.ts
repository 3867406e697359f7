import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MARK_WORDS, type MarkKind } from '../../model/marks/mark-kind';
import { RunLog } from '../../model/run-log';
import type { ValueTable } from '../../model/tables/value-table';
import { mountTimeline } from '../testing/mount-timeline';
import type { RecordingContext } from '../testing/recording-context';

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
    ['manager-list-and-dict', { lost: 7 }, ['sales', '18', 'sold', "['tea']", '11', '7 lost']],
    ['semaphore-unbounded', { timeout: 2 }, ['False']],
    ['queue-kinds', { put: 21, taken: 21 }, ['81', '13']],
    ['queue-join', { put: 5, taken: 5 }, ['queue depth', 'plate 4', 'unfinished tasks', '5']],
    ['process-or-thread-memory', { write: 9 }, ['balance', '100', '110', '120', '130']],
    ['lock-release-by-other', { error: 1 }, ['inside', '2', 'RuntimeError']],
    ['rlock-reentry', { error: 1 }, ['Owner 4', 'RuntimeError']],
    ['condition-wrong-waiter', { found: 1, notify: 5 }, ['found 0 in coffee cups']],
    ['double-checked-init', { 'lost update': 3 }, ['connection', '1', '2', '3', '4']],
    ['thread-local', {}, ['shared note']],
    ['thread-local-own', { error: 1 }, ['local note', '101', '202', '304', 'AttributeError']],
    ['parallel-filter-processes', {}, ['who works']],
    ['event-pulse', { set: 1, clear: 1, returned: 3, timeout: 1 }, ['gate', 'clear', 'False']],
    ['manager-nested-loss', {}, ['boards', '[0]', '[1]', '[]']],
    ['shared-memory-leak', {}, ['shared memory', '1024 bytes', 'still there']],
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

/** The whole run as it is drawn on a wide screen. */
function drawnOf(log: RunLog): RecordingContext {
  const { timeline, frame } = mountTimeline(log, 1016, 964);
  frame();
  timeline.fit();
  return frame();
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
    const drawn = drawnOf(log);
    for (const text of texts) expect(drawn.texts).toContain(text);
  });

  it('queue-kinds has the items in its queues, in the order in which they leave', () => {
    const contents = drawnOf(read('queue-kinds')).calls.filter(
      ({ name, args }) => name === 'fillText' && ['13', '33', '35'].includes(String(args[0])),
    );
    // each is in three queues for a while: more often than it is put, taken, printed and named at the end
    expect(contents.length).toBeGreaterThan(3 * 3 * 2);
  });

  it('array-halves has every cell of the array, filled from the moment on in which it is written', () => {
    const log = read('array-halves');
    const [{ strips }] = log.tables.shown as [ValueTable];
    expect(strips.map(({ track }) => track.length)).toEqual(Array.from({ length: 24 }, () => 2));
    expect(drawnOf(log).texts).toContain('numbers');
  });

  it.each([
    ['parallel-filter', ['alone 2.16 s', 'pool 931 ms']],
    [
      'parallel-filter-processes',
      ['alone 957 ms', 'threads 1.06 s', expect.stringMatching(/^processes 5\d\d ms$/)],
    ],
  ])('%s has how long it took in each way', (lesson, phases) => {
    const { texts } = drawnOf(read(lesson));
    expect(texts).toEqual(expect.arrayContaining(phases));
  });

  it.each([
    ['lock-counter', 'Waiting'],
    ['array-halves', 'numbers lock'],
    ['manager-nested-loss', 'nested boards'],
  ])('%s has no track for %s, which would say nothing', (lesson, track) => {
    expect(drawnOf(read(lesson)).texts).not.toContain(track);
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
