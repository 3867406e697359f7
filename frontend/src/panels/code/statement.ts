/** The statement at a line of the program that runs, as the page shows it, without its comment; empty if there is none. */
export function statementAt(line: number): string {
  const text = document.querySelector(`[data-source="java"] [data-line="${line}"] .text`);
  const standing = text?.querySelector('.who')?.textContent ?? ''; // the names of those who stand there come last
  const code = (text?.textContent ?? '').slice(0, -standing.length || undefined);
  return code
    .replace(/;?\s\/\/ [^"]*$/, '')
    .trim()
    .replace(/\s*[;{]$/, '');
}
