import { describe, expect, it } from 'vitest';
import { DurationHistogram } from './duration-histogram';

describe('DurationHistogram', () => {
  it('knows the count, the mean and the longest exactly, and quantiles to 8 %', () => {
    const bins = new DurationHistogram();
    for (let i = 1; i <= 1000; i++) bins.add(i * 1e6);
    expect(bins.count).toBe(1000);
    expect(bins.mean).toBe(500.5e6);
    expect(bins.longest).toBe(1e9);
    for (const share of [0.1, 0.5, 0.95]) {
      expect(Math.abs(bins.quantile(share) / (share * 1e9) - 1)).toBeLessThan(0.08);
    }
    expect(bins.quantile(1)).toBe(1e9);
  });

  it('counts what is too short or too long in the first or the last bin', () => {
    const bins = new DurationHistogram();
    for (const nanos of [0, 500, 1e3, 1e11]) bins.add(nanos);
    expect(bins.grouped(7)).toEqual([3, 0, 0, 0, 0, 0, 1]);
  });

  it('puts a length into the right decade', () => {
    const bins = new DurationHistogram();
    for (const nanos of [2e3, 2e4, 2e6, 2e9]) bins.add(nanos);
    expect(bins.grouped(7)).toEqual([1, 1, 0, 1, 0, 0, 1]);
  });

  it('merges with another one', () => {
    const a = new DurationHistogram();
    const b = new DurationHistogram();
    a.add(1e6);
    b.add(3e6);
    a.merge(b);
    expect([a.count, a.total, a.longest]).toEqual([2, 4e6, 3e6]);
  });

  it('has nothing to say of nothing', () => {
    expect([new DurationHistogram().mean, new DurationHistogram().quantile(0.95)]).toEqual([0, 0]);
  });
});
