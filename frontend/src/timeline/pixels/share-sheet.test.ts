import { describe, expect, it } from 'vitest';
import { LANE_STATES } from '../../model/lanes/lane-state';
import { LaneTimes } from '../../model/lanes/lane-times';
import { instant } from '../../model/testing/instant';
import { SHARE_ROWS, ShareSheet } from './share-sheet';
import { TILE_COLUMNS, TILE_ROWS } from './shares';

const WIDTH = 60;
const TILES = tilesOf(0);
const LENGTH = 6e6;

/** Two lanes of a run: one is busy all the time, the other waits long now and then. */
class Run {
  readonly lanes = [new LaneTimes(), new LaneTimes()] as const;
  private nanos = 0;
  private step = 0;

  /** Goes on to this moment. */
  until(nanos: number): void {
    for (; this.nanos < nanos; this.nanos += 7_300 + ((this.step * 7919) % 20_000)) {
      const isQuiet = this.nanos % 4e6 < 2e6;
      this.lanes[0].push(instant(this.nanos, this.step), 1 + (this.step % 5), 0);
      if (!isQuiet)
        this.lanes[1].push(instant(this.nanos, this.step), 1 + ((3 * this.step) % 4), 0);
      this.step++;
    }
  }
}

function target(): { pixels: Uint32Array; width: number } {
  return { pixels: new Uint32Array(WIDTH * 2 * SHARE_ROWS), width: WIDTH };
}

function scale(from: number, length = LENGTH) {
  return { from, to: from + length, left: 100, width: WIDTH };
}

function anew(run: Run, window: ReturnType<typeof scale>, now: number): Uint32Array {
  const fresh = target();
  new ShareSheet().paint(fresh, run.lanes, window, now, TILES);
  return fresh.pixels;
}

/** A tile of another colour for each state. */
function tilesOf(colour: number): Uint32Array[] {
  return LANE_STATES.map((_, state) =>
    Uint32Array.from(
      { length: TILE_COLUMNS * TILE_ROWS },
      (_, i) => colour + 100 * state + (i % 8),
    ),
  );
}

/** How many pixels are not the same. */
function differing(some: Uint32Array, others: Uint32Array): number {
  return some.filter((pixel, i) => pixel !== others[i]).length;
}

describe('the shares of time that are kept from picture to picture', () => {
  it('are what they would be if all were painted anew, while a window follows a run', () => {
    const run = new Run();
    const sheet = new ShareSheet();
    const kept = target();
    for (let now = 1e6; now < 3e7; now += 210_000) {
      run.until(now - (now % 3) * 400_000);
      const window = scale(Math.max(0, now - 0.96 * LENGTH));
      sheet.paint(kept, run.lanes, window, now, TILES);
      expect(differing(kept.pixels, anew(run, window, now))).toBe(0);
    }
  });

  it.each([
    ['a window that goes back', scale(3e6), 12e6],
    ['a window that jumps ahead', scale(14e6), 20e6],
    ['a closer window', scale(8e6, 2e6), 12e6],
    ['an earlier end', scale(6.5e6), 9e6],
  ])('are painted anew for %s', (_, window, now) => {
    const run = new Run();
    run.until(20e6);
    const sheet = new ShareSheet();
    const kept = target();
    sheet.paint(kept, run.lanes, scale(6e6), 12e6, TILES);
    sheet.paint(kept, run.lanes, window, now, TILES);
    expect(differing(kept.pixels, anew(run, window, now))).toBe(0);
  });

  it('are painted anew in other colours', () => {
    const run = new Run();
    run.until(20e6);
    const sheet = new ShareSheet();
    const kept = target();
    sheet.paint(kept, run.lanes, scale(6e6), 12e6, TILES);
    const before = kept.pixels.slice();
    sheet.paint(kept, run.lanes, scale(6e6), 12e6, tilesOf(7));
    expect(differing(kept.pixels, before)).toBeGreaterThan(0);
  });
});
