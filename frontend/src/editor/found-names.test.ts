import { expect, it } from 'vitest';
import { foundNames } from './found-names';

it('finds what a function declares global', () => {
  expect(foundNames('n = 0\nm = 0\ndef f():\n    global n, m\n    n += 1\n')).toEqual(['m', 'n']);
  expect(foundNames('def f():\n    def g():\n        nonlocal n\n        n = 1\n')).toEqual([]);
});

it('finds the attributes that are assigned outside of a constructor', () => {
  const text = `class A:
    def __init__(self):
        self.fixed = 1
    def add(self):
        self.balance += self.fixed
`;
  expect(foundNames(text)).toEqual(['balance']);
});

it('finds a dictionary to whose items a function assigns', () => {
  const table = 'stats = {"a": 0}\nother = {}\n';
  expect(foundNames(`${table}def f():\n    stats["a"] += 1\n    other["b"] = 1\n`)).toEqual([
    'stats',
  ]);
  expect(foundNames(`${table}print(stats["a"])\n`)).toEqual([]);
});

it('finds nothing where nothing is shared, or where the program is not written to its end', () => {
  expect(foundNames('from threading import Lock\nlock = Lock()\nlock.acquire()\n')).toEqual([]);
  expect(foundNames('def f(:\n  global')).toEqual([]);
});
