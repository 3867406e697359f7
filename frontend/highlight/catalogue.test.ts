// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { programs } from './catalogue.ts';
import { type Language, makeHighlighter } from './highlight.ts';

const highlight = await makeHighlighter();

/** What a browser would read of a line of HTML. */
function read(html: string): string {
  const text = html.replace(/<span class="[a-z]">|<\/span>/g, '');
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

describe('the highlighted catalogue', () => {
  it.each(programs())('says $file to the letter', ({ text, language }) => {
    const lines = highlight(text, language);
    expect(lines.map(read).join('\n')).toBe(text);
  });

  it.each(programs())(
    'keeps the indentation of $file outside of the tags',
    ({ text, language }) => {
      const indents = (lines: string[]) => lines.map((line) => /^\s*/.exec(line)?.[0].length);
      expect(indents(highlight(text, language))).toEqual(indents(text.split('\n')));
    },
  );

  it.each<[Language, string, string]>([
    ['java', 'int n = 12;', '<span class="k">int</span> n = <span class="n">12</span>;'],
    ['java', 'lock.acquire();', 'lock.<span class="f">acquire</span>();'],
    [
      'java',
      'Lock a = b; // why',
      '<span class="t">Lock</span> a = b; <span class="c">// why</span>',
    ],
    ['java', 'if (a && b < c)', '<span class="k">if</span> (a &amp;&amp; b &lt; c)'],
    ['python', 'while True:', '<span class="k">while</span> <span class="k">True</span>:'],
    ['python', 'put("a")', '<span class="f">put</span>(<span class="s">"a"</span>)'],
  ])('tells the parts of %s apart: %s', (language, text, html) => {
    const [first, ...rest] = highlight(language === 'java' ? inBody(text) : text, language).slice(
      language === 'java' ? 2 : 0,
    );
    expect(first?.trim()).toBe(html);
    expect(rest).toHaveLength(language === 'java' ? 2 : 0);
  });
});

function inBody(statement: string): string {
  return `class A {\n    void play() {\n        ${statement}\n    }\n}`;
}
