import { expect, it } from 'vitest';
import { freeName } from './free-name';

it('is the wanted name, or that with the first number that is free', () => {
  expect(freeName('lock', [])).toBe('lock');
  expect(freeName('lock', ['lock', 'lock-2'])).toBe('lock-3');
});
