import { expect, it } from 'vitest';
import type { CssPx, Millis, Nanos } from './units';

it('lets no length in pixels pass for a time, nor milliseconds for nanoseconds, when types are checked', () => {
  const x: CssPx = 5;
  const millis: Millis = 5;
  // @ts-expect-error: pixels are no time
  const fromPixels: Nanos = x;
  // @ts-expect-error: the units differ by a factor of a million
  const fromMillis: Nanos = millis;
  const converted: Nanos = millis * 1e6;
  expect([fromPixels, fromMillis, converted]).toEqual([5, 5, 5e6]);
});
