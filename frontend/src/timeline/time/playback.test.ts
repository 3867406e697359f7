import { expect, test } from 'vitest';
import { Playback } from './playback';
import { Camera } from './viewport';

test('a tenth of the speed moves the playhead by a tenth of the time', () => {
  const playback = new Playback();
  playback.start(0.1, 1000);
  expect(playback.advance(1020)).toBe(2e6);
  expect(playback.advance(1040)).toBe(2e6);
});

test('it stands before it is started and after it was halted', () => {
  const playback = new Playback();
  expect(playback.advance(500)).toBe(0);
  playback.start(4, 500);
  playback.halt();
  expect(playback.advance(900)).toBe(0);
  expect(playback.speed).toBe(0);
});

test('the window comes along when the playhead is about to leave it', () => {
  const camera = new Camera(1e9);
  camera.now = 5e9;
  camera.moveHead(0.5e9);
  camera.play(0.1e9);
  expect(camera.view.from).toBe(0);
  camera.play(0.3e9);
  expect(camera.playhead).toBe(0.9e9);
  expect(camera.view.from).toBeCloseTo(0.2e9, 0);
});

test('a slow replay looks closely, and the playhead stays in view', () => {
  const camera = new Camera(4e9);
  camera.now = 8e9;
  camera.moveHead(3e9);
  camera.look(6e6);
  expect(camera.length).toBeCloseTo(6e6, 0);
  expect(camera.view.from).toBeLessThan(3e9);
  expect(camera.view.to).toBeGreaterThan(3e9);
});
