import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelSchedule } from './panel-schedule';

describe('the schedule of the panels', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('brings each part up to date in a frame of its own, once, however often it is asked', () => {
    const done: string[] = [];
    const schedule = new PanelSchedule([() => done.push('controls'), () => done.push('tab')]);
    schedule.soon();
    schedule.soon();
    vi.advanceTimersByTime(99);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['controls']);
    vi.advanceTimersByTime(17);
    expect(done).toEqual(['controls', 'tab']);
    vi.advanceTimersByTime(1000);
    expect(done).toHaveLength(2);
  });

  it('takes a part that asks again into the next round', () => {
    let rounds = 0;
    const schedule = new PanelSchedule([
      () => {
        rounds++;
        if (rounds < 3) schedule.soon();
      },
    ]);
    schedule.soon();
    vi.advanceTimersByTime(1000);
    expect(rounds).toBe(3);
  });

  it('brings all parts up to date at once', () => {
    const done: string[] = [];
    new PanelSchedule([() => done.push('controls'), () => done.push('tab')]).now();
    expect(done).toEqual(['controls', 'tab']);
  });
});
