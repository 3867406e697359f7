import { describe, expect, it } from 'vitest';
import type { RunLog } from '../../model/run-log';
import { makeLog, type UntimedEvent } from '../../model/testing/make-log';
import type { Scene } from '../layout/scene';
import { testMetrics } from '../testing/metrics';
import { stripRowsOf, type ValueBox, valueBoxesOf } from './table-shape';

const ROW = { track: 0, y: 100, height: 112, isPinned: true };

/** The boxes of every strip on 1,000 pixels from 0 on, each pixel a so many nanoseconds. */
function boxesIn(log: RunLog, nanosPerPixel: number): ValueBox[][] {
  const [table] = log.tables.shown;
  if (table === undefined) throw new Error('There is no table.');
  const timeScale = { from: 0, to: 1000 * nanosPerPixel, left: 0, width: 1000 };
  const scene = { log, metrics: testMetrics(), timeScale, now: log.endNanos } as unknown as Scene;
  return stripRowsOf(testMetrics(), table, ROW).map((row) => valueBoxesOf(scene, table, row));
}

/** Copies of a variable: the n-th event is n milliseconds after the run began. */
function copies(...values: number[]): RunLog {
  const events = values.map((value): UntimedEvent => {
    return { kind: 'wrote', actor: 1, object: 0, value };
  });
  return makeLog([{ name: 'balance', type: 'Copies' }], events);
}

describe('valueBoxesOf', () => {
  it('has a box for each value, from the column in which it begins, with the value in it', () => {
    const [boxes] = boxesIn(copies(100, 150, 150, 200, 200), 10_000);
    expect(boxes?.map(({ x, width, text }) => [x, width, text?.text])).toEqual([
      [0, 100, '100'],
      [100, 200, '150'],
      [300, 100, '200'],
    ]);
  });

  it('leaves out a text that does not fit', () => {
    const [boxes] = boxesIn(copies(100, 150, 200), 100_000);
    expect(boxes?.map(({ text }) => text)).toEqual([null, null]);
  });

  it('has one box for values that follow each other too fast to be told apart', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => i);
    const [boxes] = boxesIn(copies(...values), 1e8);
    expect(boxes?.filter(({ isMixed }) => isMixed)).toMatchObject([{ x: 0, width: 200 }]);
  });

  it('marks a block of memory that an ended run left behind', () => {
    const block = { name: 'block 1', type: 'SharedMemory' };
    const made: UntimedEvent[] = [
      { kind: 'wrote', actor: 1, object: 0, value: 96, text: 'created 96 bytes' },
      { kind: 'closed', actor: 1, object: 0, text: 'closed' },
    ];
    const gone: UntimedEvent = { kind: 'closed', actor: 1, object: 0, text: 'unlinked' };
    const ended = [{ kind: 'ended', state: 'finished', seq: 9 }] as const;
    const left = (log: RunLog) => boxesIn(log, 10_000)[0]?.map(({ isLeft }) => isLeft);
    expect(left(makeLog([block], made))).toEqual([false]);
    expect(left(makeLog([block], made, ended))).toEqual([true]);
    expect(left(makeLog([block], [...made, gone], ended))).not.toContain(true);
  });
});
