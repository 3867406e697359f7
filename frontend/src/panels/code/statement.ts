/** The statement at a line of the program that runs, as the page shows it, without its comment; empty if there is none. */
export function statementAt(line: number): string {
  const row = document.querySelector(`[data-source="java"] [data-line="${line}"]`);
  const text = (row?.textContent ?? '').replace(/;?\s\/\/ [^"]*$/, '').trim();
  return text.replace(/\s*[;{]$/, '');
}
