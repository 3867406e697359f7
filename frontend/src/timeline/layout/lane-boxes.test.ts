import { describe, expect, it } from 'vitest';
import { STATE } from '../../model/lanes/lane-state';
import { SpanStore } from '../../model/lanes/span-store';
import { instant } from '../../model/testing/instant';
import { boxesOf, countIn } from './lane-boxes';

const AXIS = { from: 0, to: 1000, left: 100, width: 500 };

function spansOf(...spans: [start: number, state: number][]): SpanStore {
  const store = new SpanStore();
  spans.forEach(([start, state], seq) => {
    store.push(instant(start, seq), state, 0);
  });
  return store;
}

describe('boxesOf', () => {
  it('makes a box of every span in the window, the open one up to now', () => {
    const spans = spansOf([0, STATE.running], [400, STATE.waiting], [600, STATE.holding]);
    expect(boxesOf(spans, AXIS, 800)).toMatchObject([
      { x0: 100, x1: 300, state: STATE.running, whole: true },
      { x0: 300, x1: 400, state: STATE.waiting },
      { x0: 400, x1: 500, state: STATE.holding, seq: 2 },
    ]);
  });

  it('leaves gaps where the actor was not there', () => {
    const spans = spansOf([0, STATE.running], [200, STATE.none]);
    expect(boxesOf(spans, AXIS, 900)).toHaveLength(1);
  });

  it('draws spans that are too narrow together, as the state that took most of the time', () => {
    const narrow: [number, number][] = [];
    for (let i = 0; i < 10; i++)
      narrow.push([200 + 2 * i, STATE.running], [200.5 + 2 * i, STATE.waiting]);
    const boxes = boxesOf(spansOf([0, STATE.sleeping], ...narrow, [220, STATE.holding]), AXIS, 900);
    const merged = boxes.slice(1, -1);
    expect(merged.length).toBeGreaterThan(2);
    expect(merged.every((box) => box.state === STATE.waiting && !box.whole)).toBe(true);
    expect(merged[0]?.x0).toBe(200);
    expect(merged[merged.length - 1]?.x1).toBeCloseTo(210, 0);
  });

  it('shows a moment of holding, and passes over a moment of running', () => {
    const moment = (state: number) =>
      boxesOf(spansOf([0, STATE.sleeping], [500, state], [500.1, STATE.sleeping]), AXIS, 900);
    expect(moment(STATE.holding)).toHaveLength(3);
    expect(moment(STATE.running)).toHaveLength(2);
  });

  it('counts the spans of the window only', () => {
    const spans = spansOf(
      ...Array.from({ length: 100 }, (_, i): [number, number] => [i * 100, 1 + (i % 2)]),
    );
    expect(countIn(spans, AXIS)).toBe(11);
  });
});
