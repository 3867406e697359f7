import { describe, expect, it } from 'vitest';
import { Flows } from '../../model/lanes/flows';
import { testMetrics } from '../testing/metrics';
import { arrowsIn, MAX_ARROWS, scaledStroke, shapesOf, strokeFor } from './arrows';
import type { LaneRow } from './lane-row';

const SCALE = { from: 0, to: 1000, left: 0, width: 1000 };
const ROWS: LaneRow[] = [0, 1, 2].map((lane) => {
  return { lane, y: lane * 100, height: 100, barY: lane * 100 + 20, barHeight: 50, detail: 'full' };
});

function flows(count: number): Flows {
  const all = new Flows();
  for (let i = 0; i < count; i++) {
    all.push({
      fromSeq: 2 * i,
      toSeq: 2 * i + 1,
      fromActor: 0,
      toActor: 2,
      fromNanos: i,
      toNanos: i + 0.5,
      object: 0,
      isTransfer: true,
    });
  }
  return all;
}

describe('arrowsIn', () => {
  it('leads from the edge of one bar to the edge of the other, down or up', () => {
    const [down] = arrowsIn(flows(1), SCALE, 999, (actor) => ROWS[actor]);
    expect(down).toMatchObject({ x0: 0, y0: 70, x1: 0.5, y1: 219 });
    const [up] = arrowsIn(flows(1), SCALE, 999, (actor) => ROWS[2 - actor]);
    expect(up).toMatchObject({ y0: 220, y1: 71 });
  });

  it('draws none into what has not happened yet, and none without both lanes', () => {
    expect(arrowsIn(flows(50), SCALE, 20, (actor) => ROWS[actor])).toHaveLength(20);
    expect(arrowsIn(flows(50), SCALE, 999, (actor) => (actor === 0 ? ROWS[0] : undefined))).toEqual(
      [],
    );
  });

  it('draws none at all where there are too many to tell apart', () => {
    expect(arrowsIn(flows(MAX_ARROWS), SCALE, 999, (actor) => ROWS[actor])).toHaveLength(
      MAX_ARROWS,
    );
    expect(arrowsIn(flows(MAX_ARROWS + 1), SCALE, 999, (actor) => ROWS[actor])).toEqual([]);
  });
});

describe('shapesOf', () => {
  const arrow = (length: number) => ({ x0: 0, y0: 0, x1: 0, y1: length, solid: true });

  it('ends the shaft inside of the head, whose corners are equally far from it', () => {
    const [shape] = shapesOf(testMetrics(), [arrow(90)], strokeFor(1, 1000));
    const [tip, left, right] = shape?.head ?? [];
    expect(tip).toEqual([0, 90]);
    expect(left?.[1]).toBeCloseTo(90 - 22 * 0.75);
    expect(left?.[0]).toBeCloseTo(-(right?.[0] ?? 0));
    expect(shape?.shaftEnd[1]).toBeGreaterThan(left?.[1] ?? 90);
    expect(shape?.shaftEnd[1]).toBeLessThan(90);
  });

  it('gives a short arrow a short head, and one without length no shape', () => {
    const [short] = shapesOf(testMetrics(), [arrow(10)], strokeFor(1, 1000));
    expect(short?.head[1][1]).toBeCloseTo(3);
    expect(shapesOf(testMetrics(), [arrow(0.5)], strokeFor(1, 1000))).toEqual([]);
  });
});

describe('scaledStroke', () => {
  it('is as much wider on a larger screen as the head is, which is scaled in its shape', () => {
    const stroke = strokeFor(1, 1000);
    const [small, large] = [1, 2].map((scale) => {
      const [shape] = shapesOf(
        testMetrics(scale),
        [{ x0: 0, y0: 0, x1: 0, y1: 900, solid: true }],
        stroke,
      );
      const [tip = [0, 0], left = [0, 0]] = shape?.head ?? [];
      return { head: tip[1] - left[1], width: scaledStroke(testMetrics(scale), stroke).width };
    });
    expect(large?.width).toBe(2 * (small?.width ?? 0));
    expect((large?.head ?? 0) / (small?.head ?? 1)).toBeCloseTo(2);
  });
});
