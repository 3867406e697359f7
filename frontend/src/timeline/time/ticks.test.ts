import { describe, expect, it } from 'vitest';
import { ticksIn } from './ticks';

const measure = (label: string) => label.length * 12;

describe('ticksIn', () => {
  it('marks round moments, in one unit, with room between their labels', () => {
    for (const length of [3e3, 77e3, 4e6, 250e6, 4e9, 95e9, 4e12]) {
      const ticks = ticksIn({ from: 8.3e9, to: 8.3e9 + length }, 800, measure);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(20);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      expect(new Set(ticks.map(({ label }) => label.replace(/[\d.]/g, ''))).size).toBe(1);
      const widest = Math.max(...ticks.map(({ label }) => measure(label)));
      const [first, second] = ticks;
      if (first === undefined || second === undefined) continue;
      expect(((second.nanos - first.nanos) / length) * 800).toBeGreaterThan(widest);
    }
  });
});
