import type { Editor } from '../../editor/editor';
import { LineIndex } from '../../model/log/line-index';
import { NotebookText } from '../../model/notebook-text';
import type { RunLog } from '../../model/run-log';
import type { CodeActions, CodeMoment } from '../../panels/code/code-panel';
import { bare } from '../../panels/code/statement';
import type { CodeView } from '../lecture/lecture-parts';
import { errorOf, type ProgramError } from './program-error';

/** What the page shows besides the editor. */
export interface ErrorPlace {
  showError(error: ProgramError | null): void;
}

/** The editor as the code of a run: who stands where, the line of the selected event, and the error that ended it. */
export class EditorCode implements CodeView {
  readonly isLarge = true;
  private readonly editor: Editor;
  private readonly file: string;
  private readonly actions: CodeActions;
  private readonly place: ErrorPlace;
  private index: LineIndex | null = null;
  private cells: NotebookText | null = null;
  private log: RunLog | null = null;
  private moment: CodeMoment | null = null;
  private error: string | null = null;

  /** Shows runs of the program of this file in the editor. */
  constructor(editor: Editor, file: string, actions: CodeActions, place: ErrorPlace) {
    this.editor = editor;
    this.file = file;
    this.actions = actions;
    this.place = place;
  }

  /** Puts the cursor into the editor. */
  toggleLarge(): void {
    this.editor.focus();
  }

  show(moment: CodeMoment): void {
    const { log, selected, nanos, seq } = moment;
    if (log !== this.log || this.index === null || this.cells === null) {
      this.log = log;
      this.index = new LineIndex(log);
      this.cells = new NotebookText(log);
    }
    this.moment = moment;
    if (this.cells.catchUp()) this.editor.grow(this.cells.text);
    if (!this.index.update()) this.actions.refresh();
    const at = log.eventAt(seq)?.t ?? nanos;
    const standing = moment.hasRun
      ? log
          .lanesAt(at)
          .filter(({ state, line }) => state !== 'none' && line > 0)
          .map(({ actor, state, line }) => ({ line, state, name: actor.name }))
      : [];
    this.editor.mark({ standing, current: selected === null ? null : log.lineOf(selected) });
    this.showError(moment.hasRun ? errorOf(log, this.file) : null);
  }

  statementAt(line: number): string {
    return bare(this.editor.text.split('\n')[line - 1] ?? '', 'python');
  }

  /** Selects the next event at a line. */
  press(line: number): void {
    const { moment, index } = this;
    if (moment === null || index === null) return;
    const { log, follow, nanos, selected } = moment;
    const from = selected ?? (follow ? log.nextSeq : (log.seqAt(nanos) ?? -1));
    const seq = index.following(line, from);
    if (seq !== null) this.actions.choose(seq);
  }

  private showError(error: ProgramError | null): void {
    const key = error === null ? null : `${error.line} ${error.message}`;
    if (key === this.error) return;
    this.error = key;
    this.editor.showError(error);
    this.place.showError(error);
  }
}
