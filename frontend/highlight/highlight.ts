import java from '@shikijs/langs/java';
import python from '@shikijs/langs/python';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

/** The languages that scenarios are written in. */
export type Language = 'java' | 'python';

/** What can be told apart in code, by the class that it has on the page, and what the grammars call it. */
const CLASSES = {
  k: [
    'keyword',
    'storage',
    'constant.language',
    'variable.language',
    'punctuation.definition.annotation',
  ],
  t: [
    'storage.type.java',
    'storage.type.generic',
    'entity.name.type',
    'entity.other.inherited-class',
    'support.type',
  ],
  f: ['entity.name.function', 'meta.function-call.generic', 'support.function'],
  s: ['string', 'storage.type.string'],
  n: ['constant.numeric'],
  c: ['comment', 'string.quoted.docstring'],
  '': [
    'keyword.operator',
    'keyword.control.ternary',
    'storage.type.function.arrow',
    'meta.fstring',
  ],
} as const;

const NAMES = Object.keys(CLASSES);

/** A theme has colours; ours only number the classes, and the style sheet of the page has the colours. */
const THEME = {
  name: 'classes',
  type: 'light' as const,
  fg: colour(NAMES.indexOf('')),
  bg: '#ffffff',
  settings: Object.values(CLASSES).map((scope, index) => ({
    scope: [...scope],
    settings: { foreground: colour(index) },
  })),
};

/** Makes what turns a program into a line of HTML for each of its lines; without the tags it is the very program. */
export async function makeHighlighter(): Promise<(text: string, language: Language) => string[]> {
  const highlighter = await createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    langs: [java, python],
    themes: [THEME],
  });
  return (text, lang) =>
    highlighter
      .codeToTokensBase(text, { lang, theme: THEME.name })
      .map((tokens) => tokens.map((token) => span(token.content, classOf(token.color))).join(''));
}

/** The indentation stays outside, so that a part of a program can be moved to the left. */
function span(content: string, name: string): string {
  const [, indent = '', said = ''] = /^(\s*)(.*)$/s.exec(content) ?? [];
  if (name === '' || said === '') return escaped(content);
  return `${indent}<span class="${name}">${escaped(said)}</span>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function classOf(color = ''): string {
  return NAMES[Number.parseInt(color.slice(1), 16)] ?? '';
}

function colour(index: number): string {
  return `#${String(index).padStart(6, '0')}`;
}
