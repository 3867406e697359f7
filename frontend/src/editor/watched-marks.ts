import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** Marks other names than before. */
export const markNames = StateEffect.define<readonly string[]>();

const MARK = Decoration.mark({ class: 'cm-watched' });

interface Watched {
  readonly names: readonly string[];
  readonly marks: DecorationSet;
}

/** Marks the names of the variables that the next run records. */
export const WATCHED_MARKS: Extension = StateField.define<Watched>({
  create: () => ({ names: [], marks: Decoration.none }),
  update(watched, transaction) {
    const effect = transaction.effects.find((one) => one.is(markNames));
    if (effect === undefined && !transaction.docChanged) return watched;
    const names = (effect?.value as readonly string[] | undefined) ?? watched.names;
    return { names, marks: marksOf(transaction.state, names) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

function marksOf(state: EditorState, names: readonly string[]): DecorationSet {
  if (names.length === 0) return Decoration.none;
  const word = new RegExp(`(?<![\\w"'])(?:${names.join('|')})(?![\\w"'])`, 'g');
  const found = [...state.doc.toString().matchAll(word)];
  return Decoration.set(found.map(({ index, 0: name }) => MARK.range(index, index + name.length)));
}
