import { describe, expect, it } from 'vitest';
import { Lane } from '../../model/lanes/lane';
import { NONE } from '../../model/log/message';
import { instant } from '../../model/testing/instant';
import { testMetrics } from '../testing/metrics';
import type { LaneRow } from './lane-row';
import { railsOf } from './rails';

const ROW: LaneRow = { lane: 0, y: 0, height: 140, barY: 20, barHeight: 54, detail: 'full' };
const OBJECTS = ['lock A', 'lock B'].map((name, id) => ({ id, name, type: 'Lock' }));
const SCALE = { from: 0, to: 1000, left: 0, width: 1000 };

/** A lane whose n-th rail holds the n-th object from one moment to another. */
function laneHolding(...spans: (readonly [from: number, to: number])[]): Lane {
  const lane = new Lane({ id: 0, name: 'Ada', kind: 'thread' });
  spans.forEach(([from, to], i) => {
    lane.rails[i]?.push(instant(from), 1, i);
    lane.rails[i]?.push(instant(to, 1), 0, NONE);
  });
  return lane;
}

function layOut(lane: Lane, row = ROW, now = 1000) {
  return railsOf(testMetrics(), lane, row, { timeScale: SCALE, now, objects: OBJECTS });
}

describe('railsOf', () => {
  it('lays a rail below the bar for as long as an object is held, with its name below', () => {
    const [rail, ...others] = layOut(laneHolding([100, 400]));
    expect(others).toEqual([]);
    expect(rail).toMatchObject({ x: 100, y: 83, width: 297, height: 8, isRound: true });
    expect(rail?.label?.text).toMatchObject({ text: 'lock A', x: 102 });
    expect(rail?.label?.text.y).toBeGreaterThan(91);
  });

  it('lays a second rail below the first; its name comes after that of the first', () => {
    const [first, second] = layOut(laneHolding([100, 600], [100, 600]));
    expect(second?.y).toBe((first?.y ?? 0) + 11);
    const end = (first?.label?.text.x ?? 0) + 6 * 0.6 * 19;
    expect(second?.label?.text).toMatchObject({ text: 'lock B', x: end + 18 });
    expect(second?.label?.text.y).toBe(first?.label?.text.y);
  });

  it('names nothing where the name does not fit, nor in a row that has no room for names', () => {
    expect(layOut(laneHolding([100, 150]))[0]?.label).toBeNull();
    expect(layOut(laneHolding([100, 400]), { ...ROW, detail: 'name' })[0]?.label).toBeNull();
  });

  it('keeps to one thin rail in a compact row', () => {
    const rails = layOut(laneHolding([100, 400], [100, 400]), { ...ROW, detail: 'compact' });
    expect(rails).toMatchObject([{ y: 76, height: 3 }]);
  });

  it('ends what is still held at the newest moment, and does not reach far out of the window', () => {
    const lane = new Lane({ id: 0, name: 'Ada', kind: 'thread' });
    lane.rails[0]?.push(instant(-500), 1, 0);
    const [rail] = layOut(lane, ROW, 700);
    expect(rail).toMatchObject({ x: -9, width: 706 });
    expect(rail?.label?.text.x).toBe(2);
  });
});
