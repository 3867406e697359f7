import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hashOf, readPlace, writePlace } from './moment-link';

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/runs/abc?x=1');
});
afterEach(() => vi.useRealTimers());

test('a place is read back from its link', () => {
  for (const place of [
    { nanos: 1_203_344, seq: 17 },
    { nanos: 0, seq: null },
  ]) {
    expect(readPlace(hashOf(place))).toEqual(place);
  }
});

test('a link that says nothing sensible leads nowhere', () => {
  for (const hash of ['', '#', '#event=3', '#t=-1', '#t=1e9', '#t=soon']) {
    expect(readPlace(hash)).toBeNull();
  }
  expect(readPlace('#t=5&event=x')).toEqual({ nanos: 5, seq: null });
});

test('the address is changed at once, then in a moment to the last place of that time, and keeps the rest', () => {
  writePlace({ nanos: 4, seq: null });
  expect(location.hash).toBe('#t=4');
  writePlace({ nanos: 5, seq: null });
  writePlace({ nanos: 6.4, seq: 2 });
  expect(location.hash).toBe('#t=4');
  vi.runAllTimers();
  expect(location.pathname + location.search + location.hash).toBe('/runs/abc?x=1#t=6&event=2');
  writePlace(null, true);
  expect(location.hash).toBe('');
});
