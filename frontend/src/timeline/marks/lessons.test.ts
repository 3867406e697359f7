import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LessonRun } from '../testing/lesson-run';

const CATALOG = join(import.meta.dirname, '../../../../src/main/resources/catalog');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the picture of a lesson at its end', () => {
  it('is looked at for each scenario: its log is recorded, and a table says what makes its point', () => {
    const scenarios = readdirSync(CATALOG).filter((file) => file.endsWith('.py'));
    const tables = readdirSync(import.meta.dirname).filter((file) => file.startsWith('lessons'));
    const said = tables.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join();
    const missing = scenarios
      .map((file) => file.replace('.py', ''))
      .filter((id) => !said.includes(`'${id}'`));
    expect(missing).toEqual([]);
  });

  it('queue-kinds has the items in its queues, in the order in which they leave', () => {
    const run = new LessonRun('queue-kinds');
    const last = run.reported.slice(4, 7).map(String);
    const contents = run
      .draw()
      .calls.filter(({ name, args }) => name === 'fillText' && last.includes(String(args[0])));
    // each is in three queues for a while: more often than it is put, taken, printed and named at the end
    expect(contents.length).toBeGreaterThan(3 * 3 * 2);
  });

  it('array-halves has every cell of the array, half of them written by each', () => {
    const cells = Object.values(new LessonRun('array-halves').strips('numbers'));
    expect(cells).toEqual(Array.from({ length: 24 }, (_, i) => (i < 12 ? '1' : '2')));
  });

  it('lock-convoy has a try in vain for each line that had to wait, in the first round and in the last', () => {
    const run = new LessonRun('lock-convoy');
    const [first, lines, last] = run.reported as [number, number, number];
    const rounds = new Map<number, number>();
    const written = new Map<string, number>();
    for (const { kind, actor, object } of run.log.events(0, run.log.nextSeq)) {
      if (object?.name !== 'log' || !actor.name.startsWith('Writer')) continue;
      const line = written.get(actor.name) ?? 0;
      const round = Math.floor(line / 6);
      if (kind === 'timedOut') rounds.set(round, (rounds.get(round) ?? 0) + 1);
      if (kind === 'released') written.set(actor.name, line + 1);
    }
    expect([lines, rounds.get(0) ?? 0, rounds.get(5)]).toEqual([30, first, last]);
    expect(run.count({ mark: 'tried', lane: 'Writer', on: 'log' })).toBe(
      [...rounds.values()].reduce((sum, waits) => sum + waits),
    );
    expect(run.draw().texts).toEqual(expect.arrayContaining(['log', 'Waiting', 'for locks']));
  });

  it.each([
    ['lock-counter', 'Waiting'],
    ['array-halves', 'numbers lock'],
    ['process-barrier', 'go'],
    ['livelock', 'bridge is empty'],
    ['lock-convoy', 'first round'],
    ['process-lock-killed-holder', 'Holder has it'],
  ])('%s has no track for %s, which would say nothing', (lesson, track) => {
    expect(new LessonRun(lesson).draw().texts).not.toContain(track);
  });
});
