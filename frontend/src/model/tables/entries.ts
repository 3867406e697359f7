/** The entries of what a manager holds, by what they are called in Python, from the text of all of it. */
export type Entries = ReadonlyMap<string, string>;

const NO_ENTRIES: Entries = new Map();

/** A text in quotes, in which a quote may stand behind a backslash. */
const QUOTED = /^(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/;

/** The brackets and quotes that something in Python can stand between. */
const CLOSES: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };

/**
 * The entries of `{'tea': 3, 'jam': 1}`, of `Namespace(x=1)`, and of a list of lists, which are its rows; a plain list has
 * none, as it is only ever looked at as a whole. A text that was cut has the entries that are whole.
 */
export function entriesOf(text: string): Entries {
  const [, name] = /^([A-Za-z]*)[[{(]/.exec(text) ?? [];
  if (name === undefined) return NO_ENTRIES;
  const parts = partsOf(text.slice(name.length));
  if (name !== '') return entriesBy(parts, '=', (key) => `.${key}`);
  if (text.startsWith('{')) return entriesBy(parts, ':', (key) => `[${key}]`);
  if (!parts.every((part) => /^[[{(]/.test(part))) return NO_ENTRIES;
  return new Map(parts.map((part, row) => [`[${row}]`, part]));
}

function entriesBy(parts: readonly string[], sign: string, called: (key: string) => string) {
  const entries = new Map<string, string>();
  for (const part of parts) {
    const end = part.indexOf(sign, QUOTED.exec(part)?.[0].length ?? 0);
    if (end > 0) entries.set(called(part.slice(0, end).trim()), part.slice(end + 1).trim());
  }
  return entries;
}

/** What stands between the outermost brackets, cut at the commas that are in no other brackets and in no quotes. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  const open: string[] = [];
  let start = 1;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (quote !== '') {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '"') quote = letter;
    else if (letter in CLOSES) open.push(CLOSES[letter] as string);
    else if (letter === open.at(-1)) open.pop();
    const isEnd = quote === '' && (open.length === 0 || (open.length === 1 && letter === ','));
    if (!isEnd) continue;
    const part = text.slice(start, at).trim();
    if (part !== '') parts.push(part);
    if (open.length === 0) break;
    start = at + 1;
  }
  return parts;
}
