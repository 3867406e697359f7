import { expect, it } from 'vitest';
import type { RunState } from '../../model/log/message';
import { RangeSelection } from '../../timeline/time/range-selection';
import { FreshMark } from './fresh-mark';

function fresh() {
  const marked = new RangeSelection(() => undefined);
  const timeline = { marked, pointed: null as number | null };
  const log = { state: 'running' as RunState };
  return { marked, timeline, log, mark: new FreshMark(timeline, log) };
}

it('what is marked is told from the first pixel of the drag on, and after its end', () => {
  const { marked, mark } = fresh();
  marked.begin(1e6);
  expect(mark.current()).toBeNull();
  marked.reach(2e6);
  expect(mark.current()).toEqual({ from: 1e6, to: 2e6 });
  marked.reach(5e6);
  marked.finish();
  expect(mark.current()).toEqual({ from: 1e6, to: 5e6 });
});

it('it is told no more when the view has gone elsewhere, even if it comes back, but when more is marked', () => {
  const { marked, timeline, mark } = fresh();
  marked.reach(1e6);
  timeline.pointed = 7;
  expect(mark.current()).toBeNull();
  timeline.pointed = null;
  expect(mark.current()).toBeNull();
  timeline.pointed = 8;
  marked.reach(3e6);
  expect(mark.current()).toEqual({ from: 1e6, to: 3e6 });
});

it('it is told no more when the run has something to say, or nothing is marked', () => {
  const { marked, log, mark } = fresh();
  marked.reach(1e6);
  log.state = 'deadlocked';
  expect(mark.current()).toBeNull();
  marked.reach(3e6);
  expect(mark.current()).not.toBeNull();
  marked.drop();
  expect(mark.current()).toBeNull();
});
