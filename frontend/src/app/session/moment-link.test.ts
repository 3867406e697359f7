import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyMomentLink, momentHash, parseMoment, writeMoment } from './moment-link';

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/runs/abc?x=1');
});
afterEach(() => vi.useRealTimers());

test('a moment is read back from its link', () => {
  for (const moment of [
    { nanos: 1_203_344, seq: 17 },
    { nanos: 0, seq: null },
  ]) {
    expect(parseMoment(momentHash(moment))).toEqual(moment);
  }
});

test('a link that says nothing sensible leads nowhere', () => {
  for (const hash of ['', '#', '#event=3', '#t=-1', '#t=1e9', '#t=soon']) {
    expect(parseMoment(hash)).toBeNull();
  }
  expect(parseMoment('#t=5&event=x')).toEqual({ nanos: 5, seq: null });
});

test('the address is changed at once, then after a pause to the newest moment, and keeps the rest', () => {
  writeMoment({ nanos: 4, seq: null });
  expect(location.hash).toBe('#t=4');
  writeMoment({ nanos: 5, seq: null });
  writeMoment({ nanos: 6.4, seq: 2 });
  expect(location.hash).toBe('#t=4');
  vi.runAllTimers();
  expect(location.pathname + location.search + location.hash).toBe('/runs/abc?x=1#t=6&event=2');
  writeMoment(null, true);
  expect(location.hash).toBe('');
});

test('the link that is copied leads to the run, whatever page shows it', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', {
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
  history.replaceState(null, '', '/scenarios/lock-counter?axis=time');
  expect(await copyMomentLink({ nanos: 7, seq: 3 }, '/runs/r1')).toBe(true);
  expect(await copyMomentLink({ nanos: 8, seq: null })).toBe(true);
  vi.unstubAllGlobals();
  expect(copied.map((text) => text.replace(location.origin, ''))).toEqual([
    '/runs/r1?axis=time#t=7&event=3',
    '/scenarios/lock-counter?axis=time#t=8',
  ]);
});
