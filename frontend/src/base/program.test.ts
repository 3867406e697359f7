import { expect, it } from 'vitest';
import { pageOf, runAt, runPageOf, scriptOf } from './program';

it('a script has pages of its own, and its runs stay beside the editor', () => {
  expect(scriptOf('script:dining.2')).toBe('dining.2');
  expect(pageOf('script:dining.2')).toBe('/code/dining.2');
  expect(runPageOf('script:dining.2', 'r1')).toBe('/code/dining.2?run=r1');
});

it('a scenario has its pages in the catalogue', () => {
  expect(scriptOf('lock-counter')).toBeNull();
  expect(pageOf('lock-counter')).toBe('/scenarios/lock-counter');
  expect(runPageOf('lock-counter', 'r1')).toBe('/runs/r1');
});

it('an address names a run by its path, or beside the editor', () => {
  const at = (pathname: string, search = '') => runAt({ pathname, search });
  expect(at('/runs/r%201')).toBe('r 1');
  expect(at('/code/dining', '?run=r1')).toBe('r1');
  expect(at('/code/dining')).toBeNull();
  expect(at('/scenarios/lock', '?run=r1')).toBeNull();
});
