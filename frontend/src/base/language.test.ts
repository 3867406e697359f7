import { expect, test } from 'vitest';
import { languageOf } from './language';

test.each([
  ['threads', 'java'],
  ['virtual', 'java'],
  ['processes', 'java'],
  [null, 'java'],
  ['cpython', 'python'],
  ['cpython-3.13.0', 'python'],
  ['cpython-3.14.0t', 'python'],
])('the engine %s runs %s', (engine, language) => {
  expect(languageOf(engine)).toBe(language);
});
