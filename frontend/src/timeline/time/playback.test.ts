import { expect, test } from 'vitest';
import { Playback } from './playback';
import { Viewport } from './viewport';

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
  playback.stop();
  expect(playback.advance(900)).toBe(0);
  expect(playback.speed).toBe(0);
});

test('the window comes along when the playhead is about to leave it', () => {
  const viewport = new Viewport(1e9);
  viewport.now = 5e9;
  viewport.movePlayhead(0.5e9);
  viewport.play(0.1e9);
  expect(viewport.range.from).toBe(0);
  viewport.play(0.3e9);
  expect(viewport.playhead).toBe(0.9e9);
  expect(viewport.range.from).toBeCloseTo(0.2e9, 0);
});

test('a slow replay looks closely, and the playhead stays in view', () => {
  const viewport = new Viewport(4e9);
  viewport.now = 8e9;
  viewport.movePlayhead(3e9);
  viewport.showAround(6e6);
  expect(viewport.length).toBeCloseTo(6e6, 0);
  expect(viewport.range.from).toBeLessThan(3e9);
  expect(viewport.range.to).toBeGreaterThan(3e9);
});
