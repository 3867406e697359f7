import { describe, expect, it } from 'vitest';
import { statementAt } from './statement';

describe('the statement at a line', () => {
  it.each([
    ['    counter.write(value + 1); // in its own time', 'counter.write(value + 1)'],
    ['        while (shelf.read() == 0) {', 'while (shelf.read() == 0)'],
    ['lock.acquire();', 'lock.acquire()'],
    ['stage.print("http://host // no comment");', 'stage.print("http://host // no comment")'],
  ])('of %j is %j', (code, statement) => {
    document.body.innerHTML = `<pre data-source="java"><span data-line="7"></span></pre>`;
    document.querySelectorAll('[data-line]')[0]?.append(code);
    expect(statementAt(7)).toBe(statement);
  });

  it('is empty where the program has no such line', () => {
    document.body.innerHTML = '<pre data-source="java"></pre>';
    expect(statementAt(7)).toBe('');
  });
});
