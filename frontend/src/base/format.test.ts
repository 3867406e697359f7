import { describe, expect, it } from 'vitest';
import { formatCount, formatDuration, formatMoment } from './format';

describe('formatDuration', () => {
  it.each([
    [0, '0 ns'],
    [999, '999 ns'],
    [1_500, '1.5 µs'],
    [45_000, '45 µs'],
    [999_600, '1 ms'],
    [320e6, '320 ms'],
    [1.24e9, '1.24 s'],
    [59.96e9, '60 s'],
    [200e9, '3 min 20 s'],
  ])('says %d nanoseconds as %s', (nanos, said) => {
    expect(formatDuration(nanos)).toBe(said);
  });
});

describe('formatMoment', () => {
  it.each([
    [4.397e9, 1e6, undefined, '4.397 s'],
    [0, 1e8, undefined, '0.0 s'],
    [8.3e9, 1e5, undefined, '8.3000 s'],
    [250e6, 1e5, undefined, '250.0 ms'],
    [250e6, 1e5, 2e9, '0.2500 s'],
    [1_500, 100, undefined, '1.5 µs'],
  ])('says %d in steps of %d as it needs', (nanos, step, upTo, said) => {
    expect(formatMoment(nanos, step, upTo)).toBe(said);
  });
});

describe('formatCount', () => {
  it('groups digits by three', () => {
    expect([7, 1_234, 718_000].map(formatCount)).toEqual(['7', '1,234', '718,000']);
  });
});
