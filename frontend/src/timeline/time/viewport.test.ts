import { describe, expect, it } from 'vitest';
import { Viewport } from './viewport';

function viewportAt(now: number): Viewport {
  const viewport = new Viewport(4e9);
  viewport.advance(now, false);
  return viewport;
}

describe('Viewport', () => {
  it('stands at the start until the run has filled the window, then follows the live edge', () => {
    expect(viewportAt(1e9).range).toEqual({ from: 0, to: 4e9 });
    const { range, playhead } = viewportAt(10e9);
    expect(playhead).toBe(10e9);
    expect(range.to).toBeGreaterThan(10e9);
    expect(range.to - range.from).toBe(4e9);
  });

  it('shows the whole of a short run that ended, however late that is heard, and the end of a long one', () => {
    const short = viewportAt(20e9);
    short.fitIfShort(20.5e9);
    expect(short.range).toEqual({ from: 0, to: 20.5e9 / 0.96 });
    const long = viewportAt(90e9);
    const { range } = long;
    long.fitIfShort(90e9);
    expect(long.range).toEqual(range);
  });

  it('moves by halves of the window for people who want no motion', () => {
    const viewport = new Viewport(4e9);
    const starts = [5e9, 5.2e9, 5.7e9, 6.5e9].map((now) => {
      viewport.advance(now, true);
      return viewport.range.from;
    });
    expect(starts).toEqual([2e9, 2e9, 2e9, 4e9]);
    expect(viewport.range.to).toBeGreaterThan(6.5e9);
  });

  it('keeps following while it zooms, and stops when it pans', () => {
    const viewport = viewportAt(10e9);
    viewport.zoom(2, viewport.now);
    viewport.advance(11e9, false);
    expect(viewport.isLive).toBe(true);
    expect(viewport.length).toBe(2e9);
    viewport.pan(-1e9);
    const { range } = viewport;
    viewport.advance(12e9, false);
    expect(viewport.range).toEqual(range);
  });

  it('puts a playhead that the window lost at its right edge', () => {
    const viewport = viewportAt(10e9);
    viewport.show(0, 3e9);
    expect(viewport.playhead).toBe(3e9);
    viewport.show(0.5e9, 3.5e9);
    expect(viewport.playhead).toBe(3e9);
  });

  it('keeps the playhead inside of the run and brings it into the window', () => {
    const viewport = viewportAt(10e9);
    viewport.movePlayhead(99e9);
    expect(viewport.playhead).toBe(10e9);
    viewport.movePlayhead(1e9);
    expect(viewport.playhead).toBe(1e9);
    expect(viewport.range.from).toBeLessThanOrEqual(1e9);
    viewport.movePlayhead(-5);
    expect(viewport.playhead).toBe(0);
  });

  it('shows nothing before the run, and not only what comes after it', () => {
    const viewport = viewportAt(10e9);
    viewport.pan(-99e9);
    expect(viewport.range.from).toBe(0);
    viewport.pan(999e9);
    expect(viewport.range.from).toBeLessThan(10e9);
  });

  it('zooms around a moment that stays where it is', () => {
    const viewport = viewportAt(10e9);
    viewport.show(2e9, 6e9);
    viewport.zoom(4, 3e9);
    expect(viewport.range).toEqual({ from: 2.75e9, to: 3.75e9 });
  });
});
