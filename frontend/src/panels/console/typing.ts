/** A text and the place of the cursor in it. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

/** The names that may stand where the cursor is. */
export interface Completions {
  /** Where the name begins. */
  readonly start: number;
  readonly names: readonly string[];
}

const INDENT = '    ';

/** Begins a further line at the cursor, as far to the right as the one before; behind a colon, further. */
export function newLine({ text, at }: Typed): Typed {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const indent = (/^ */.exec(line) as RegExpExecArray)[0] + (/:\s*$/.test(line) ? INDENT : '');
  return insert({ text, at }, at, `\n${indent}`);
}

/** Completes a name as far as all that it may be agree. */
export function complete(typed: Typed, { start, names }: Completions): Typed {
  return names.length === 0 ? typed : insert(typed, start, commonStart(names));
}

/** Whether the cursor stands in the first line. */
export function isAtTop({ text, at }: Typed): boolean {
  return !text.slice(0, at).includes('\n');
}

/** Whether the cursor stands in the last line. */
export function isAtBottom({ text, at }: Typed): boolean {
  return !text.slice(at).includes('\n');
}

function insert({ text, at }: Typed, from: number, what: string): Typed {
  return { text: text.slice(0, from) + what + text.slice(at), at: from + what.length };
}

function commonStart(names: readonly string[]): string {
  let common = names[0] ?? '';
  for (const name of names) while (!name.startsWith(common)) common = common.slice(0, -1);
  return common;
}
