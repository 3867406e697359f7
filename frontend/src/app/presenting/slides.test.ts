import { describe, expect, it } from 'vitest';
import { type Move, nextMove, previousMove, slideIn, withSlide } from './slides';

/** Walks on or back from a place until the scenario is left. */
function walk(step: typeof nextMove, at: number, isPlayed: boolean): Move[] {
  const moves: Move[] = [];
  for (let now = { at, count: 3, isPlayed }; moves.length < 20; ) {
    const move = step(now);
    moves.push(move);
    if (move === 'start') now = { ...now, isPlayed: true };
    else if (move === 'before') now = { ...now, isPlayed: false };
    else if (typeof move === 'number') now = { ...now, at: move, isPlayed: false };
    else return moves;
  }
  return moves;
}

describe('the deck', () => {
  it('shows each slide and then plays it, and continues with the next scenario', () => {
    expect(walk(nextMove, 1, false)).toEqual(['start', 2, 'start', 3, 'start', 'nextScenario']);
  });

  it('goes back slide by slide, from the run of the first to before it, and to the scenario before', () => {
    expect(walk(previousMove, 3, true)).toEqual([2, 1, 'previousScenario']);
    expect(walk(previousMove, 1, true)).toEqual(['before', 'previousScenario']);
  });

  it('reads the slide from the address, and takes the first where that fits none', () => {
    const read = ['?slide=2', '?threads=4&slide=3', '', '?slide=4', '?slide=0', '?slide=2x'];
    expect(read.map((search) => slideIn(search, 3))).toEqual([2, 3, 1, 1, 1, 1]);
  });

  it('writes it into an address, unless it is the first', () => {
    expect(withSlide('/runs/a', 2)).toBe('/runs/a?slide=2');
    expect(withSlide('/scenarios/a?threads=4', 2)).toBe('/scenarios/a?threads=4&slide=2');
    expect(withSlide('/scenarios/a?threads=4', 1)).toBe('/scenarios/a?threads=4');
  });
});
