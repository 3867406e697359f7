import { describe, expect, it } from 'vitest';
import { sizeAfter } from './text-size';

describe('sizeAfter', () => {
  it('goes in steps of ten from 80 to 160 percent', () => {
    expect([sizeAfter(100, 1), sizeAfter(100, -1), sizeAfter(100, 0)]).toEqual([110, 90, 100]);
    expect([sizeAfter(160, 1), sizeAfter(80, -1)]).toEqual([160, 80]);
  });

  it('brings a size that was kept by hand back into its limits', () => {
    expect([sizeAfter(999, 0), sizeAfter(33, 0), sizeAfter(104, 0)]).toEqual([160, 80, 100]);
  });
});
