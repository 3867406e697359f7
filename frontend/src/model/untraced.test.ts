import { describe, expect, it } from 'vitest';
import { describeUntraced, type UntracedCount } from './untraced';

const COUNT: UntracedCount = {
  run: 'r1',
  state: 'finished',
  times: 20,
  done: 20,
  traced: 'counter = 14',
  results: [{ line: 'counter = 40', ending: '', count: 20 }],
};

describe('describeUntraced', () => {
  it('says what all printed, and what the traced run printed', () => {
    expect(describeUntraced(COUNT)).toBe(
      'Without tracing, 20 of 20 runs printed "counter = 40" last. This run, traced, printed "counter = 14", as none of them did. Tracing makes threads switch more often.',
    );
    expect(describeUntraced({ ...COUNT, traced: 'counter = 40' })).toContain(
      'This run, traced, printed the same.',
    );
  });

  it('says how many different results there were, and how many were like that of the traced run', () => {
    const results = [
      { line: 'counter = 39', ending: '', count: 13 },
      { line: 'counter = 14', ending: '', count: 4 },
      { line: '', ending: 'It was still running after 20 seconds.', count: 3 },
    ];
    expect(describeUntraced({ ...COUNT, results })).toContain(
      '13 of 20 runs printed "counter = 39" last. There were 3 different results. This run, traced, printed "counter = 14", as 4 of them did.',
    );
  });

  it.each([
    [{ line: '', ending: '' }, 'the only run printed nothing.'],
    [
      { line: '', ending: 'It was still running after 20 seconds.' },
      'the only run ended otherwise: It was still running after 20 seconds.',
    ],
    [
      { line: 'in', ending: 'It ended with status 1: ValueError: no' },
      'the only run printed "in" last and ended otherwise: It ended with status 1: ValueError: no.',
    ],
  ])('says how programs ended: %o', (result, sentence) => {
    const results = [{ ...result, count: 1 }];
    const said = describeUntraced({ ...COUNT, done: 1, traced: null, results });
    expect(said).toContain(sentence);
    expect(said).toContain('This run, traced, did not end by itself.');
  });

  it('says so where nothing was counted', () => {
    const none = { ...COUNT, done: 0, results: [] };
    expect(describeUntraced({ ...none, state: 'stopped' })).toBe('No program has ended.');
    expect(describeUntraced({ ...none, state: 'failed' })).toBe(
      'The program could not be started.',
    );
  });
});
