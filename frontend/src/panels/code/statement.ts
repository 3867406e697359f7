import type { Language } from '../../base/language';

/** What says nothing of a statement is taken away, by the language: a comment, and the brace, semicolon or colon at the end. */
const BARE: Readonly<Record<Language, (code: string) => string>> = {
  java: (code) =>
    code
      .replace(/;?\s\/\/ [^"]*$/, '')
      .trim()
      .replace(/\s*[;{]$/, ''),
  python: (code) =>
    code
      .replace(/^((?:[^"'#]|"[^"]*"|'[^']*')*)#.*$/, '$1')
      .trim()
      .replace(/:$/, ''),
};

/** The statement at a line of the program that runs, as the page shows it, without its comment; empty if there is none. */
export function statementAt(line: number, language: Language): string {
  const text = document.querySelector(`[data-source="${language}"] [data-line="${line}"] .text`);
  const standing = text?.querySelector('.who')?.textContent ?? ''; // the names of those who stand there come last
  const code = (text?.textContent ?? '').slice(0, -standing.length || undefined);
  return bare(code, language);
}

/** A line of code without its comment, and without what only ends it. */
export function bare(code: string, language: Language): string {
  return BARE[language](code);
}
