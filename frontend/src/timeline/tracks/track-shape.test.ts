import { describe, expect, it } from 'vitest';
import { Track } from '../../model/lanes/track';
import { instant } from '../../model/testing/instant';
import { testMetrics } from '../testing/metrics';
import { trackShape } from './track-shape';

const SCALE = { from: 0, to: 1000, left: 100, width: 1000 };
const ROW = { track: 0, y: 0, height: 116, isPinned: true };

function shapeOf(values: readonly (readonly [nanos: number, value: number])[], now = 1000) {
  const track = new Track(
    { id: 0, name: 'queue', type: 'Queue', capacity: 4 },
    'depth',
    0,
    instant(0),
  );
  for (const [nanos, value] of values) track.push(instant(nanos), value);
  return trackShape(testMetrics(), track, ROW, SCALE, now);
}

describe('trackShape', () => {
  it('stands an area on zero for every step, as high as its value', () => {
    const { areas, values } = shapeOf([[499.5, 2]]);
    expect(areas.at(-1)).toMatchObject({ x: 600, width: 500, isSpread: false });
    expect(areas.at(-1)?.height).toBe(values.yOf(0) - values.yOf(2));
    expect(values.yOf(4)).toBe(values.top);
    expect(values.yOf(0)).toBe(values.base);
  });

  it('joins two steps of the curve by an upright', () => {
    const { curve, thickness, values } = shapeOf([[499.5, 2]]);
    const upright = curve.at(-1);
    expect(upright).toMatchObject({ x: 600 - thickness / 2, width: thickness });
    expect(upright?.height).toBe(values.yOf(0) - values.yOf(2) + thickness);
  });

  it('has a level and a cut for every number where there is room to count them', () => {
    const { levels, cuts } = shapeOf([[0, 3]]);
    expect(levels).toHaveLength(5);
    expect(cuts).toHaveLength(3);
  });

  it('ends with the newest moment', () => {
    const ends = shapeOf([[100, 1]], 400).areas.map(({ x, width }) => x + width);
    expect(Math.max(...ends)).toBe(500);
  });

  it('has no boxes where nearly every column has a step of its own', () => {
    const shape = shapeOf(Array.from({ length: 1000 }, (_, i) => [i, i % 5] as const));
    expect(shape.isDense).toBe(true);
    expect([shape.areas, shape.cuts, shape.curve]).toEqual([[], [], []]);
  });

  it('has a flag that is set for a moment wide enough to be seen', () => {
    const track = new Track({ id: 0, name: 'gate', type: 'Event' }, 'flag', 0, instant(0));
    track.push(instant(500), 1);
    track.push(instant(500.01), 0);
    const { areas } = trackShape(testMetrics(), track, ROW, SCALE, 1000);
    const pulses = areas.filter(({ height }) => height > 0);
    expect(pulses).toMatchObject([{ x: 600, width: 14, isSpread: false }]);
    expect(areas.at(-1)).toMatchObject({ x: 614, width: 486 });
  });
});
