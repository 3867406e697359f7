import { describe, expect, it } from 'vitest';
import { statementAt } from './statement';

const row = `<pre data-source="java"><span data-line="7"><span class="number">7</span><span class="text"
  ><span class="who"><i>Thread-1</i> <i>Thread-2</i></span></span></span></pre>`;

describe('the statement at a line', () => {
  it.each([
    ['    counter.write(value + 1); // in its own time', 'counter.write(value + 1)'],
    ['        while (shelf.read() == 0) {', 'while (shelf.read() == 0)'],
    ['lock.acquire();', 'lock.acquire()'],
    ['stage.print("http://host // no comment");', 'stage.print("http://host // no comment")'],
  ])('of %j is %j', (code, statement) => {
    document.body.innerHTML = row;
    document.querySelector('.text')?.prepend(code);
    expect(statementAt(7)).toBe(statement);
  });

  it('is empty where the program has no such line', () => {
    document.body.innerHTML = '<pre data-source="java"></pre>';
    expect(statementAt(7)).toBe('');
  });
});
