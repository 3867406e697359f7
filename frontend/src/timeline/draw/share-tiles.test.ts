import { describe, expect, it } from 'vitest';
import { LANE_STATES, STATE } from '../../model/lanes/lane-state';
import { pixelsOf } from '../pixels/pixel-sheet';
import { TILE_COLUMNS, TILE_ROWS } from '../pixels/shares';
import { LIGHT } from './palette';
import { shareTiles } from './share-tiles';

/** The marks of each state, without its colours: which pixels of its tile are not plain. */
function marks(tiles: readonly Uint32Array[]): string[] {
  return LANE_STATES.map((state, i) => {
    const [plain] = pixelsOf([LIGHT.states[state].fill]);
    return [...(tiles[i] as Uint32Array)].map((pixel) => (pixel === plain ? '.' : '#')).join('');
  });
}

describe('the tiles of the shares of time', () => {
  it('tell waiting, blocked and sleeping apart without their colours', () => {
    const all = marks(shareTiles(LIGHT));
    const plain = '.'.repeat(TILE_COLUMNS * TILE_ROWS);
    const marked = (['waiting', 'blocked', 'sleeping'] as const).map((state) => all[STATE[state]]);
    expect(new Set([...marked, plain]).size).toBe(4);
    expect([all[STATE.holding], all[STATE.running]]).toEqual([plain, plain]);
  });

  it('mark more strongly where edges are strong', () => {
    const tile = (edgeWidth: number) =>
      shareTiles({ ...LIGHT, edgeWidth })[STATE.sleeping] as Uint32Array;
    const green = (pixel: number | undefined) => (Number(pixel) >> 8) & 0xff;
    expect(green(tile(2.5)[0])).toBeLessThan(green(tile(1.5)[0]));
  });
});
