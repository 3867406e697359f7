import { describe, expect, it } from 'vitest';
import { shorten } from './shorten';

const letters = (text: string) => text.length;

describe('shorten', () => {
  it('leaves a name that fits', () => {
    expect(shorten('Reader 12', 9, letters)).toBe('Reader 12');
  });

  it('takes letters out of the middle, so that the number at the end stays', () => {
    expect(shorten('Philosopher 12', 9, letters)).toBe('Philo… 12');
  });

  it('leaves the first letter, however narrow it is', () => {
    expect(shorten('Priority reader', 2, letters)).toBe('P…der');
  });
});
