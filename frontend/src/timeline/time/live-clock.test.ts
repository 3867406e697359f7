import { describe, expect, it } from 'vitest';
import { LiveClock } from './live-clock';

const MS = 1e6;

describe('LiveClock', () => {
  it('runs on between messages, 50 ms behind the newest event', () => {
    const clock = new LiveClock();
    clock.sample(1000 * MS, 5000);
    expect(clock.now(5000, 1000 * MS, false)).toBe(950 * MS);
    expect(clock.now(5700, 1000 * MS, false)).toBe(1650 * MS);
  });

  it('is not moved by a message that came late', () => {
    const clock = new LiveClock();
    clock.sample(1000 * MS, 5000);
    const before = clock.now(5500, 1000 * MS, false);
    clock.sample(1100 * MS, 5500);
    expect(clock.now(5510, 1100 * MS, false) - before).toBeCloseTo(10 * MS);
  });

  it('never goes back for a small error', () => {
    const clock = new LiveClock();
    clock.sample(1000 * MS, 5000);
    const before = clock.now(5200, 1000 * MS, false);
    clock.restart();
    clock.sample(1100 * MS, 5201);
    expect(clock.now(5201, 1100 * MS, false)).toBe(before);
  });

  it('jumps to the newest event when it was far behind, as after joining late', () => {
    const clock = new LiveClock();
    clock.sample(100 * MS, 5000);
    clock.now(5000, 100 * MS, false);
    expect(clock.now(5010, 60_000 * MS, false)).toBe(60_000 * MS);
  });

  it('stands at the newest event while the run is paused, and continues from there', () => {
    const clock = new LiveClock();
    clock.sample(1000 * MS, 5000);
    expect(clock.now(9000, 1000 * MS, true)).toBe(1000 * MS);
    clock.restart();
    clock.sample(1010 * MS, 9500);
    expect(clock.now(9600, 1010 * MS, false)).toBeCloseTo(1060 * MS);
  });

  it('forgets within seconds that the clocks once stood otherwise', () => {
    const clock = new LiveClock();
    clock.sample(1000 * MS, 5000);
    for (let i = 0; i < 100; i++) clock.sample((1000 + i * 30) * MS, 15_000 + i * 30);
    expect(clock.now(18_000, 4000 * MS, false)).toBeCloseTo(3950 * MS);
  });

  it('goes as slowly as the run does', () => {
    const clock = new LiveClock();
    clock.restart(0.1);
    clock.sample(1000 * MS, 5000);
    expect(clock.now(6000, 1000 * MS, false)).toBeCloseTo(1095 * MS);
    clock.sample(1100 * MS, 6000);
    expect(clock.now(6000, 1100 * MS, false)).toBeCloseTo(1095 * MS);
  });
});
