import { expect, test } from 'vitest';
import { makeLog, type UntimedEvent } from '../testing/make-log';
import { RangeStatistics } from './range-statistics';
import { reportOn } from './report';

const LOCK = [{ name: 'lock', type: 'Lock' }];
/** A holds the lock from 2 to 6 ms, B waits for it from 3 to 7 ms. */
const EVENTS: readonly UntimedEvent[] = [
  { actor: 1, kind: 'started' },
  { actor: 2, kind: 'started' },
  { actor: 1, kind: 'acquired', object: 0, value: 1 },
  { actor: 2, kind: 'waiting', object: 0, value: 1, peer: 1 },
  { actor: 1, kind: 'working', value: 1 },
  { actor: 1, kind: 'resumed' },
  { actor: 1, kind: 'released', object: 0, value: 0 },
  { actor: 2, kind: 'acquired', object: 0, value: 1, peer: 1 },
  { actor: 2, kind: 'released', object: 0, value: 0 },
];

function figures(from: number, to: number, events = EVENTS) {
  const log = makeLog(LOCK, events);
  const statistics = new RangeStatistics(log, { from: from * 1e6, to: to * 1e6 });
  while (!statistics.isComplete) statistics.read(1);
  return { log, report: statistics.report() };
}

test('a wait and a hold that reach beyond the range count with their part inside', () => {
  const { report } = figures(3.5, 5.5);
  expect([report.nanos, report.events]).toEqual([2e6, 2]);
  const [lock] = report.objects;
  expect(lock?.use).toBe(1);
  expect([lock?.waits.count, lock?.waits.total]).toEqual([1, 2e6]);
  const b = report.actors.find(({ actor }) => actor.name === 'B');
  expect(b?.shares).toEqual([{ state: 'waiting', share: 1 }]);
  expect([b?.waits, b?.longest, b?.longestFor?.name]).toEqual([1, 2e6, 'lock']);
});

test('what ends in the range is over, and what begins in it counts from there', () => {
  const { report } = figures(5.5, 7.5);
  const [lock] = report.objects;
  expect(lock?.counts).toEqual([{ word: 'acquired', count: 1 }]);
  expect([lock?.holds.count, lock?.holds.total]).toEqual([1, 0.5e6]);
  expect([lock?.waits.count, lock?.waits.total]).toEqual([1, 1.5e6]);
  expect(lock?.use).toBeCloseTo((0.5 + 0.5) / 2);
});

test('the events at both ends belong to it, and are counted once', () => {
  const { report } = figures(2, 8);
  expect(report.events).toBe(7);
  expect(report.objects[0]?.holds.count).toBe(2);
  expect(report.objects[0]?.counts).toEqual([{ word: 'acquired', count: 2 }]);
});

test('the whole run as a range has the figures of the whole run', () => {
  const { log, report } = figures(0, 8);
  log.statistics.catchUp(log.nextSeq);
  expect(report).toEqual(reportOn(log, log.endNanos));
});

test('a range in which nothing happens has no event, and still says who waits and holds', () => {
  const { report } = figures(3.2, 3.8);
  expect(report.events).toBe(0);
  expect(report.objects[0]?.use).toBe(1);
  expect(report.waits.count).toBe(1);
});
