import { describe, expect, it } from 'vitest';
import { Camera } from './viewport';

function cameraAt(now: number): Camera {
  const camera = new Camera(4e9);
  camera.advance(now, false);
  return camera;
}

describe('Camera', () => {
  it('stands at the start until the run has filled the window, then follows the live edge', () => {
    expect(cameraAt(1e9).view).toEqual({ from: 0, to: 4e9 });
    const { view, playhead } = cameraAt(10e9);
    expect(playhead).toBe(10e9);
    expect(view.to).toBeGreaterThan(10e9);
    expect(view.to - view.from).toBe(4e9);
  });

  it('shows the whole of a short run that ended, however late that is heard, and the end of a long one', () => {
    const short = cameraAt(20e9);
    short.settle(20.5e9);
    expect(short.view).toEqual({ from: 0, to: 20.5e9 / 0.96 });
    const long = cameraAt(90e9);
    const { view } = long;
    long.settle(90e9);
    expect(long.view).toEqual(view);
  });

  it('moves by halves of the window for people who want no motion', () => {
    const camera = new Camera(4e9);
    const starts = [5e9, 5.2e9, 5.7e9, 6.5e9].map((now) => {
      camera.advance(now, true);
      return camera.view.from;
    });
    expect(starts).toEqual([2e9, 2e9, 2e9, 4e9]);
    expect(camera.view.to).toBeGreaterThan(6.5e9);
  });

  it('keeps following while it zooms, and stops when it pans', () => {
    const camera = cameraAt(10e9);
    camera.zoom(2, camera.now);
    camera.advance(11e9, false);
    expect(camera.isLive).toBe(true);
    expect(camera.length).toBe(2e9);
    camera.pan(-1e9);
    const { view } = camera;
    camera.advance(12e9, false);
    expect(camera.view).toEqual(view);
  });

  it('puts a playhead that the window lost at its right edge', () => {
    const camera = cameraAt(10e9);
    camera.show(0, 3e9);
    expect(camera.playhead).toBe(3e9);
    camera.show(0.5e9, 3.5e9);
    expect(camera.playhead).toBe(3e9);
  });

  it('keeps the playhead inside of the run and brings it into the window', () => {
    const camera = cameraAt(10e9);
    camera.moveHead(99e9);
    expect(camera.playhead).toBe(10e9);
    camera.moveHead(1e9);
    expect(camera.playhead).toBe(1e9);
    expect(camera.view.from).toBeLessThanOrEqual(1e9);
    camera.moveHead(-5);
    expect(camera.playhead).toBe(0);
  });

  it('shows nothing before the run, and not only what comes after it', () => {
    const camera = cameraAt(10e9);
    camera.pan(-99e9);
    expect(camera.view.from).toBe(0);
    camera.pan(999e9);
    expect(camera.view.from).toBeLessThan(10e9);
  });

  it('zooms around a moment that stays where it is', () => {
    const camera = cameraAt(10e9);
    camera.show(2e9, 6e9);
    camera.zoom(4, 3e9);
    expect(camera.view).toEqual({ from: 2.75e9, to: 3.75e9 });
  });
});
