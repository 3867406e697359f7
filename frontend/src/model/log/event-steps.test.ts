import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAK_NANOS, BREAK_STEPS, EventSteps } from './event-steps';

/** Steps of events at these moments, the first of which has the number `base`; all are kept. */
function stepsOf(times: readonly number[], base = 0): EventSteps {
  const known: number[] = [];
  const steps = new EventSteps({
    base,
    get end() {
      return base + known.length;
    },
    timeAbout: (seq) => known[seq - base] as number,
    lastAbout: (nanos) => base - 1 + known.filter((t) => t <= nanos).length,
  });
  for (const nanos of times) {
    known.push(nanos);
    steps.add(base + known.length - 1, nanos);
  }
  return steps;
}

const GAPS = fc.array(fc.oneof(fc.constant(0), fc.nat(1e6), fc.nat(2e9)), {
  minLength: 1,
  maxLength: 60,
});

function timesFrom(gaps: readonly number[]): number[] {
  let nanos = 0;
  return gaps.map((gap) => {
    nanos += gap;
    return nanos;
  });
}

describe('EventSteps', () => {
  it('puts each event one step after the one before, and three after a break', () => {
    const steps = stepsOf([1e6, 2e6, 2e6, 2e6 + BREAK_NANOS, 60e6]);
    expect([0, 1, 2, 3, 4].map((seq) => steps.ofEvent(seq))).toEqual([1, 2, 3, 6, 7]);
    expect(steps.newest).toBe(7);
  });

  it('begins at 0, also where the first event that came is a later one', () => {
    const steps = stepsOf([500e6, 501e6], 40);
    expect(steps.ofMoment(0)).toBe(0);
    expect([40, 41].map((seq) => steps.ofEvent(seq))).toEqual([3, 4]);
    expect(steps.seqAt(2.9)).toBe(39);
    expect(steps.momentOf(1.5)).toBe(250e6);
  });

  it('goes from an event to its place and back, however the events lie', () => {
    fc.assert(
      fc.property(GAPS, fc.nat(1000), (gaps, base) => {
        const times = timesFrom(gaps);
        const steps = stepsOf(times, base);
        times.forEach((nanos, i) => {
          const place = steps.ofEvent(base + i);
          expect(steps.seqAt(place)).toBe(base + i);
          expect(steps.momentOf(place)).toBe(nanos);
        });
      }),
    );
  });

  it('goes from a moment to its place and back, and never backwards', () => {
    fc.assert(
      fc.property(GAPS, fc.array(fc.nat(1e10), { minLength: 2 }), (gaps, moments) => {
        const steps = stepsOf(timesFrom(gaps));
        const sorted = moments.sort((a, b) => a - b);
        const places = sorted.map((nanos) => steps.ofMoment(nanos));
        places.forEach((place, i) => {
          const nanos = sorted[i] as number;
          const back = steps.momentOf(place);
          expect(Math.abs(back - nanos)).toBeLessThanOrEqual(1 + nanos * 1e-6);
          expect(place).toBeGreaterThanOrEqual(places[i - 1] ?? 0);
        });
      }),
    );
  });

  it('stands between two events in proportion to the time', () => {
    const steps = stepsOf([0, 40e6, 1040e6]);
    expect(steps.ofMoment(10e6)).toBe(1.25);
    expect(steps.ofMoment(540e6)).toBe(2 + BREAK_STEPS / 2);
  });

  it('grows after the newest event, and is never where the next one will stand', () => {
    const waited = [1, 30e6, 49e6, 51e6, 1e9, 100e9];
    const steps = stepsOf([1e6]);
    const places = waited.map((nanos) => steps.ofMoment(1e6 + nanos));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    places.forEach((place, i) => {
      const next = stepsOf([1e6, 1e6 + (waited[i] as number)]).ofEvent(1);
      expect(place).toBeLessThan(next);
    });
  });

  it('tells the breaks between two places with their lengths, and the one that goes on', () => {
    const steps = stepsOf([10e6, 20e6, 1520e6, 1530e6, 1830e6]);
    expect(steps.breaksIn(0, 100, 1830e6)).toEqual([
      { from: 20e6, to: 1520e6, start: 2, end: 5 },
      { from: 1530e6, to: 1830e6, start: 6, end: 9 },
    ]);
    expect(steps.breaksIn(0, 1.5, 1830e6)).toEqual([]);
    expect(steps.breaksIn(5.5, 100, 2830e6).map(({ from, to }) => to - from)).toEqual([
      300e6, 1000e6,
    ]);
    expect(steps.breakAt(700e6)).toMatchObject({ from: 20e6, to: 1520e6 });
    expect(steps.breakAt(1525e6)).toBeNull();
    expect(steps.breakAt(5e9)).toBeNull();
  });
});
