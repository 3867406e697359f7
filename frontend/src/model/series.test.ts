import { describe, expect, it } from 'vitest';
import { describeSeries, type OutcomeCount, percentOf } from './series';

const LOST: OutcomeCount = {
  id: 'lost',
  grade: 'INTERESTING',
  verdict: 'wrong-result',
  text: 'An addition was lost.',
  samples: ['7 of 10.'],
  count: 3,
  runs: ['r1'],
};

describe('percentOf', () => {
  it.each([
    [0, 0, '0 %'],
    [0, 100, '0 %'],
    [37, 100, '37 %'],
    [1, 3, '33 %'],
    [1, 200, '< 1 %'],
    [199, 200, '> 99 %'],
    [198, 200, '99 %'],
    [200, 200, '100 %'],
  ])('%d of %d are %s', (count, done, said) => {
    expect(percentOf(count, done)).toBe(said);
  });
});

describe('describeSeries', () => {
  const series = { id: 's', times: 10, done: 3, state: 'stopped' } as const;

  it('says how far it came and what came, and nothing of what did not', () => {
    const outcomes = [LOST, { ...LOST, grade: 'FORBIDDEN', count: 0 } as const];
    expect(describeSeries({ ...series, outcomes })).toBe(
      'The series is stopped after 3 of 10 runs. 3 times Wrong result: An addition was lost.',
    );
  });

  it('says that it broke off', () => {
    expect(describeSeries({ ...series, state: 'failed', outcomes: [] })).toMatch(
      /broke off after 3/,
    );
  });
});
