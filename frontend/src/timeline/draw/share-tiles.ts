import { LANE_STATES, type LaneState } from '../../model/lanes/lane-state';
import { pixelsOf } from '../pixels/pixel-sheet';
import { TILE_COLUMNS, TILE_ROWS } from '../pixels/shares';
import type { Palette, StateColours } from './palette';

/** Where a state is marked, so that it is told without its colour; the others are plain, as in a bar of their own. */
const MARKS: Partial<Record<LaneState, (x: number, row: number) => boolean>> = {
  waiting: (x, row) => (x + 2 * row) % TILE_COLUMNS < 3,
  blocked: (x, row) => (row < 2 ? x > 0 && x < 4 : x > 4),
  sleeping: (_, row) => row === 0,
};

/** The pixels of a small tile for each state, row by row, with which its shares of time are laid out. */
export function shareTiles(palette: Palette): readonly Uint32Array[] {
  return LANE_STATES.map((state) => {
    const ink = palette.states[state];
    const [plain, mark] = pixelsOf([ink.fill, markOf(ink, palette.edgeWidth)]);
    const isMarked = MARKS[state] ?? (() => false);
    return Uint32Array.from({ length: TILE_COLUMNS * TILE_ROWS }, (_, i) =>
      isMarked(i % TILE_COLUMNS, Math.floor(i / TILE_COLUMNS)) ? Number(mark) : Number(plain),
    );
  });
}

/** As dark as the hatch and the dots in a bar; darker where edges are strong, which is on a page of high contrast. */
function markOf({ fill, edge }: StateColours, edgeWidth: number): string {
  const strength = edgeWidth > 2 ? 0.6 : edge === fill ? 0.3 : 0.42;
  const dark = edge === fill ? '#000000' : edge;
  const part = (at: number) => {
    const [from, to] = [fill, dark].map((c) => Number.parseInt(c.slice(at, at + 2), 16));
    const mixed = Number(from) + (Number(to) - Number(from)) * strength;
    return Math.round(mixed).toString(16).padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}
