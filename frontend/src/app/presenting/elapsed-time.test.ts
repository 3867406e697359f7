import { describe, expect, it } from 'vitest';
import { formatElapsed, lectureStart } from './elapsed-time';

const HOUR = 3600 * 1000;

describe('the time of the lecture', () => {
  it('continues from an earlier page, and begins anew on another day', () => {
    expect(lectureStart(String(2 * HOUR), 3 * HOUR)).toBe(2 * HOUR);
    expect(lectureStart(String(2 * HOUR), 30 * HOUR)).toBe(30 * HOUR);
    expect(lectureStart(null, 5)).toBe(5);
    expect(lectureStart('soon', 5)).toBe(5);
  });

  it('reads like a stopwatch', () => {
    const read = [0, 9_999, 247_000, HOUR + 123_000].map(formatElapsed);
    expect(read).toEqual(['0:00', '0:09', '4:07', '1:02:03']);
  });
});
