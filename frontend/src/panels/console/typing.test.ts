import { describe, expect, it } from 'vitest';
import { complete, isAtBottom, isAtTop, newLine, type Typed } from './typing';

/** A text with the cursor at the bar. */
function at(text: string): Typed {
  return { text: text.replace('|', ''), at: text.indexOf('|') };
}

describe('typing', () => {
  it.each([
    ['x = 1|', 'x = 1\n|'],
    ['def f():|', 'def f():\n    |'],
    ['def f():\n    x = 1|', 'def f():\n    x = 1\n    |'],
    ['    if x: |y', '    if x: \n        |y'],
    ['a|\n    b', 'a\n|\n    b'],
  ])('begins a line behind %j', (before, after) => {
    expect(newLine(at(before))).toEqual(at(after));
  });

  it.each([
    ['e.is|', 2, ['is_set'], 'e.is_set|'],
    ['q.p|)', 2, ['put', 'put_nowait'], 'q.put|)'],
    ['q.|', 2, ['get', 'put'], 'q.|'],
    ['q.x|', 2, [], 'q.x|'],
  ])('completes %j as far as all names agree', (before, start, names, after) => {
    expect(complete(at(before), { start, names })).toEqual(at(after));
  });

  it('knows the first and the last line', () => {
    expect([isAtTop(at('a|\nb')), isAtBottom(at('a|\nb'))]).toEqual([true, false]);
    expect([isAtTop(at('a\n|b')), isAtBottom(at('a\n|b'))]).toEqual([false, true]);
  });
});
