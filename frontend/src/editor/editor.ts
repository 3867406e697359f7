import { indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { actorMarks, type Chips, type LineMarks, markLines } from './actor-marks';
import { EDITOR_STYLE } from './editor-style';
import { foundNames } from './found-names';
import { markNames, WATCHED_MARKS } from './watched-marks';

export type { LineMarks, StandingAt } from './actor-marks';

/** What the page does for the editor. */
export interface EditorActions {
  changed(): void;
  /** Starts the program. */
  run(): void;
  /** The number of a line was pressed. */
  pressed(line: number): void;
  /** A name was chosen by Alt and a click. */
  named(name: string): void;
  readonly chips: Chips;
}

/** An error of the program at one of its lines. */
export interface LineError {
  readonly line: number;
  readonly message: string;
}

/** The editor of a program in Python. */
export class Editor {
  private readonly view: EditorView;
  private marked = '';

  /** Puts it into `place`, instead of what is there; a program that cannot be changed has no cursor. */
  constructor(place: HTMLElement, text: string, isReadOnly: boolean, actions: EditorActions) {
    place.replaceChildren();
    this.view = new EditorView({
      parent: place,
      state: EditorState.create({ doc: text, extensions: extensions(isReadOnly, actions) }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Replaces the whole text. */
  set text(text: string) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** Shows this text, which begins with what is there already: only the rest is new. */
  grow(text: string): void {
    const { length } = this.view.state.doc;
    if (!text.startsWith(this.text)) this.text = text;
    else this.view.dispatch({ changes: { from: length, insert: text.slice(length) } });
    this.marked = ''; // there may be lines now that were to be marked
    if (length > 0 && !this.view.hasFocus) this.reveal(this.view.state.doc.lines);
  }

  /** The shared variables that a run finds by itself. */
  get names(): string[] {
    return foundNames(this.text);
  }

  focus(): void {
    this.view.focus();
  }

  /** Marks where the actors stand, and the selected line; does nothing if that is what is marked. */
  mark(marks: LineMarks): void {
    const key = JSON.stringify(marks);
    if (key === this.marked) return;
    this.marked = key;
    this.view.dispatch({ effects: markLines.of(marks) });
    const line = marks.current ?? marks.standing[0]?.line ?? null;
    if (line !== null && !this.view.hasFocus) this.reveal(line);
  }

  /** Marks the names of the variables that are recorded. */
  watch(names: readonly string[]): void {
    this.view.dispatch({ effects: markNames.of(names) });
  }

  /** Marks an error at its line, or none. */
  showError(error: LineError | null): void {
    const { doc } = this.view.state;
    const all: Diagnostic[] = [];
    if (error !== null && error.line >= 1 && error.line <= doc.lines) {
      const { from, to, text } = doc.line(error.line);
      const begin = from + (text.length - text.trimStart().length);
      all.push({ from: Math.min(begin, to), to, severity: 'error', message: error.message });
      if (!this.view.hasFocus) this.reveal(error.line);
    }
    this.view.dispatch(setDiagnostics(this.view.state, all));
  }

  private reveal(number: number): void {
    const { doc } = this.view.state;
    if (number < 1 || number > doc.lines) return;
    const { from } = doc.line(number);
    this.view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 40 }) });
  }
}

function extensions(isReadOnly: boolean, actions: EditorActions): Extension[] {
  const leave = ({ contentDOM }: EditorView) => {
    contentDOM.blur();
    return true;
  };
  const run = () => {
    actions.run();
    return true;
  };
  return [
    Prec.high(keymap.of([{ key: 'Mod-Enter', run }])),
    lineNumbers({
      domEventHandlers: {
        mousedown: (view, { from }) => {
          actions.pressed(view.state.doc.lineAt(from).number);
          return true;
        },
      },
    }),
    basicSetup,
    lintGutter(),
    keymap.of([indentWithTab, { key: 'Escape', run: leave }]),
    python(),
    indentUnit.of('    '),
    EDITOR_STYLE,
    actorMarks(actions.chips),
    WATCHED_MARKS,
    Prec.high(
      EditorView.domEventHandlers({ mousedown: (event, view) => name(event, view, actions) }),
    ),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) actions.changed();
    }),
    EditorView.contentAttributes.of({ 'aria-label': 'Program' }),
    isReadOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [],
  ];
}

function name(event: MouseEvent, view: EditorView, actions: EditorActions): boolean {
  const at = event.altKey ? view.posAtCoords(event) : null;
  const word = at === null ? null : view.state.wordAt(at);
  if (word === null) return false;
  actions.named(view.state.sliceDoc(word.from, word.to));
  event.preventDefault();
  return true;
}
