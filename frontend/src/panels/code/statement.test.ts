import { describe, expect, it } from 'vitest';
import type { Language } from '../../base/language';
import { statementAt } from './statement';

const listing = (language: Language) =>
  `<pre data-source="${language}"><span data-line="7"><span class="number">7</span><span class="text"
  ><span class="who"><i>Thread-1</i> <i>Thread-2</i></span></span></span></pre>`;

/** The statement at line 7, where the other language has something else. */
function statement(language: Language, code: string): string {
  document.body.innerHTML = listing('java') + listing('python');
  for (const text of document.querySelectorAll('.text')) text.prepend('pass');
  const [pass] = document.querySelector(`[data-source="${language}"] .text`)?.childNodes ?? [];
  if (pass !== undefined) pass.textContent = code;
  return statementAt(7, language);
}

describe('the statement at a line', () => {
  it.each([
    ['    counter.write(value + 1); // in its own time', 'counter.write(value + 1)'],
    ['        while (shelf.read() == 0) {', 'while (shelf.read() == 0)'],
    ['lock.acquire();', 'lock.acquire()'],
    ['stage.print("http://host // no comment");', 'stage.print("http://host // no comment")'],
  ])('of %j in Java is %j', (code, expected) => {
    expect(statement('java', code)).toBe(expected);
  });

  it.each([
    ['    counter = value + 1  # in its own time', 'counter = value + 1'],
    ["    lock.acquire()  # don't ask", 'lock.acquire()'],
    ['        while shelf == 0:  # not "if"', 'while shelf == 0'],
    ['    with lock:', 'with lock'],
    ['print("# no", \'# comment\')', 'print("# no", \'# comment\')'],
    ['    # nothing but a comment', ''],
  ])('of %j in Python is %j', (code, expected) => {
    expect(statement('python', code)).toBe(expected);
  });

  it('is empty where the program has no such line', () => {
    document.body.innerHTML = '<pre data-source="java"></pre>';
    expect(statementAt(7, 'java')).toBe('');
  });
});
