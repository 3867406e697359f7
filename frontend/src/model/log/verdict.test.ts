import { expect, test } from 'vitest';
import { verdictLabel } from './verdict';

test('a verdict speaks of the program, whatever the lesson promises', () => {
  expect(verdictLabel('wrong-result', 'EXPECTED')).toBe('Wrong result');
  expect(verdictLabel('right-by-luck', 'INTERESTING')).toBe('Right by luck');
  expect(verdictLabel('impossible', 'FORBIDDEN')).toBe('Must never happen');
});

test('a log of an earlier version says what it can', () => {
  expect(verdictLabel(undefined, 'EXPECTED')).toBe('As expected');
  expect(verdictLabel(undefined, 'FORBIDDEN')).toBe('Must never happen');
});
