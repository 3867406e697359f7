import { describe, expect, it } from 'vitest';
import { type LayoutInput, layOut, scaleFor } from './layout';
import { CURVE } from './track-heights';

const WIDE: LayoutInput = {
  width: 1016,
  height: 964,
  scale: 1,
  laneCount: 5,
  tracks: [CURVE, CURVE],
  extras: { rails: 1, notes: 33, hasNotes: false },
  labelWidth: 170,
  legendRows: 1,
  isBare: false,
  isHall: false,
  scroll: 0,
};

function curves(count: number) {
  return Array.from({ length: count }, () => CURVE);
}

describe('layOut', () => {
  it('puts rows below each other without overlap, all above the legend', () => {
    for (const laneCount of [1, 2, 5, 9, 16]) {
      for (const trackCount of [0, 1, 3]) {
        const layout = layOut({ ...WIDE, laneCount, tracks: curves(trackCount) });
        const rows = [...layout.lanes, ...layout.tracks];
        rows.forEach((row, i) => {
          expect(row.y).toBeGreaterThanOrEqual(layout.ruler.y + layout.ruler.height);
          if (i > 0)
            expect(row.y).toBeGreaterThanOrEqual(
              (rows[i - 1]?.y ?? 0) + (rows[i - 1]?.height ?? 0),
            );
        });
        const last = rows[rows.length - 1];
        expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(layout.legend.y);
        expect(layout.mostScroll).toBe(0);
      }
    }
  });

  it('keeps bars between 26 and 54 pixels, inside of their rows', () => {
    for (let laneCount = 1; laneCount < 60; laneCount++) {
      for (const row of layOut({ ...WIDE, laneCount }).lanes) {
        expect(row.barHeight).toBeGreaterThanOrEqual(26);
        expect(row.barHeight).toBeLessThanOrEqual(54);
        expect(row.barY).toBeGreaterThanOrEqual(row.y);
        expect(row.barY + row.barHeight).toBeLessThanOrEqual(row.y + row.height);
      }
    }
  });

  it('scrolls lanes that find no room, down to the last, and leaves the tracks where they are', () => {
    const top = layOut({ ...WIDE, laneCount: 100 });
    const bottom = layOut({ ...WIDE, laneCount: 100, scroll: 1e6 });
    expect(bottom.scroll).toBe(top.mostScroll);
    expect(bottom.tracks).toEqual(top.tracks);
    const last = bottom.lanes[99];
    const end = bottom.lanesBox.y + bottom.lanesBox.height;
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBe(end);
  });

  it('cuts no row in the middle where lanes are not scrolled', () => {
    for (const height of [180, 250, 300, 333, 400]) {
      const { lanes, lanesBox } = layOut({ ...WIDE, laneCount: 12, isBare: true, height });
      const end = lanesBox.y + lanesBox.height;
      expect(lanes.filter((row) => row.y < end && row.y + row.height > end)).toEqual([]);
      expect(lanes.filter((row) => row.y < end).length).toBeGreaterThan(0);
    }
  });

  it('lets tracks scroll with the lanes where they would leave lanes of little height', () => {
    const tall = layOut({ ...WIDE, laneCount: 2, tracks: curves(7) });
    expect(tall.tracks.every(({ isPinned }) => isPinned)).toBe(true);
    const low = layOut({ ...WIDE, laneCount: 6, tracks: curves(7) });
    expect(low.tracks.filter(({ isPinned }) => isPinned)).toHaveLength(4);
    expect(low.lanes[0]?.height).toBeGreaterThan(70);
    expect(low.mostScroll).toBeGreaterThan(0);
  });

  it('gives what little height there is to the lanes, not to the legend or a track below them', () => {
    const layout = layOut({ ...WIDE, height: 260, laneCount: 3, legendRows: 0 });
    expect(layout.legend.height).toBe(8);
    expect(layout.lanesBox.y + layout.lanesBox.height).toBeGreaterThan(240);
    expect(layout.tracks.some(({ isPinned }) => isPinned)).toBe(false);
  });

  it('gives a hall thicker bars, however many lanes there are', () => {
    for (const laneCount of [2, 4, 8, 12]) {
      const [here, hall] = [false, true].map(
        (isHall) => layOut({ ...WIDE, laneCount, isHall }).lanes[0]?.barHeight ?? 0,
      );
      expect(hall).toBeGreaterThan(here ?? 0);
    }
  });

  it('says less beside a lane that is lower', () => {
    const details = [3, 9, 18].map((laneCount) => layOut({ ...WIDE, laneCount }).lanes[0]?.detail);
    expect(details).toEqual(['full', 'name', 'compact']);
  });

  it('leaves most of a narrow host to the bars', () => {
    const layout = layOut({ ...WIDE, width: 360, scale: scaleFor(360, 15), labelWidth: 400 });
    expect(layout.plot.width).toBeGreaterThan(360 * 0.6);
    expect(layout.plot.x + layout.plot.width).toBeLessThanOrEqual(360);
  });
});

describe('scaleFor', () => {
  it('grows with the page and shrinks in a narrow host, not below 0.72', () => {
    expect(scaleFor(1016, 16)).toBe(1);
    expect(scaleFor(2032, 32)).toBe(2);
    expect(scaleFor(640, 16)).toBeCloseTo(0.889);
    expect(scaleFor(300, 16)).toBe(0.72);
  });
});
