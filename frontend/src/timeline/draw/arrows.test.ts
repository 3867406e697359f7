import { describe, expect, it } from 'vitest';
import { Flows } from '../../model/lanes/flows';
import type { LaneRow } from '../layout/layout';
import { RecordingContext } from '../testing/recording-context';
import { arrowsIn, drawArrows, MOST_ARROWS, strokeFor } from './arrows';
import { LIGHT } from './palette';
import { Pen } from './pen';

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
    expect(arrowsIn(flows(MOST_ARROWS), SCALE, 999, (actor) => ROWS[actor])).toHaveLength(
      MOST_ARROWS,
    );
    expect(arrowsIn(flows(MOST_ARROWS + 1), SCALE, 999, (actor) => ROWS[actor])).toEqual([]);
  });
});

describe('drawArrows', () => {
  it('dashes a wake-up and not a hand-off', () => {
    const dashes = [true, false].map((solid) => {
      const recording = new RecordingContext();
      const pen = new Pen(recording.context, LIGHT, 1, 1);
      drawArrows(pen, [{ x0: 0, y0: 0, x1: 0, y1: 90, solid }], strokeFor(1, 1000), '#000000');
      return recording.named('setLineDash').map(({ args }) => (args[0] as number[]).length);
    });
    expect(dashes).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });
});
