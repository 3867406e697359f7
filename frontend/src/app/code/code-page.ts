import { actorChips } from '../../base/actor-chips';
import { find, onClick, showText } from '../../base/dom';
import type { Editor, EditorActions } from '../../editor/editor';
import { LecturePage } from '../lecture/lecture-page';
import { EditorCode } from './editor-code';
import type { ProgramError } from './program-error';
import { type SaveState, ScriptSaver } from './script-saver';
import { WatchedNames } from './watched-names';

const WORDS: Readonly<Record<SaveState, string>> = {
  saved: 'saved',
  changed: 'not saved yet',
  saving: 'saving…',
  conflict: 'changed elsewhere',
  offline: 'not saved: no answer',
  refused: 'not saved',
};

type MakeEditor = new (
  place: HTMLElement,
  text: string,
  isReadOnly: boolean,
  actions: EditorActions,
) => Editor;

/** Opens the page of a script. The editor is a file of its own, which no other page loads. */
export async function openCodePage(): Promise<void> {
  try {
    const { Editor } = await import('../../editor/editor');
    new CodePage(Editor);
  } catch (error) {
    showText(find('[data-banner]'), 'The editor could not be loaded. Reload the page.');
    throw error;
  }
}

/** The page of a script: the lecture screen with an editor. */
class CodePage {
  private readonly script = document.body.dataset.script ?? '';
  private readonly editor: Editor;
  private readonly saver: ScriptSaver | null;
  private readonly watched: WatchedNames;
  private code: EditorCode | null = null;
  /** The text with which the run that is shown was started, null if that is not known. */
  private ran: string | null = null;

  constructor(makeEditor: MakeEditor) {
    const place = find('[data-editor]');
    const text = place.textContent ?? '';
    const { tag, run, watch } = document.body.dataset;
    const isReadOnly = tag === undefined;
    this.editor = new makeEditor(place, text, isReadOnly, {
      changed: () => this.changed(),
      run: () => find<HTMLFormElement>('#knobs').requestSubmit(),
      pressed: (line) => this.code?.press(line),
      named: (name) => this.watched.toggle(name),
      chips: actorChips,
    });
    this.saver = isReadOnly ? null : this.makeSaver({ text, tag: `"${tag}"` });
    this.watched = new WatchedNames(this.script, (names) => this.editor.watch(names));
    if (isReadOnly) find('.watched').hidden = true;
    if (isReadOnly && watch !== undefined) this.editor.watch(watch.split(' ').filter(Boolean));
    else this.watched.find(this.editor.names);
    if (run === undefined || isReadOnly) this.ran = text;
    new LecturePage({
      code: (actions) => {
        this.code = new EditorCode(this.editor, `${this.script}.py`, actions, this);
        return this.code;
      },
      ready: () => this.ready(),
    });
  }

  /** Says at the foot of the editor what ended the program. */
  showError(error: ProgramError | null): void {
    const text = error === null ? null : `Line ${error.line}: ${error.message}`;
    showText(find('[data-program-error]'), text);
  }

  private makeSaver(kept: { readonly text: string; readonly tag: string }): ScriptSaver {
    const saver = new ScriptSaver(this.script, kept, {
      text: () => this.editor.text,
      changed: (state, problem) => this.showSaving(state, problem),
    });
    onClick('[data-action="keepMine"]', () => void saver.keepMine());
    onClick('[data-action="takeTheirs"]', () => void this.takeTheirs(saver));
    addEventListener('beforeunload', (event) => {
      if (saver.state === 'saved') return;
      void saver.flush();
      event.preventDefault();
    });
    return saver;
  }

  private async takeTheirs(saver: ScriptSaver): Promise<void> {
    const text = await saver.takeTheirs();
    if (text !== null) this.editor.text = text;
  }

  private changed(): void {
    if (this.saver === null) return; // another cell of a notebook was executed
    this.saver.typed();
    this.watched.find(this.editor.names);
    this.showStale();
  }

  /** Saves the program before it is started; a script that cannot be saved is not run, because another text would be. */
  private async ready() {
    if (this.saver === null) {
      if (document.body.classList.contains('foreign')) {
        showText(
          find('[data-problem]'),
          'This server does not keep the program, so it cannot start it again.',
        );
        return null;
      }
      location.assign(`/code/${this.script}`);
      return null;
    }
    if (!(await this.saver.flush())) return null;
    this.ran = this.editor.text;
    this.showStale();
    const { names } = this.watched;
    return names === null ? {} : { watch: names };
  }

  private showStale(): void {
    const isStale =
      this.ran !== null && document.body.dataset.state !== 'ready' && this.ran !== this.editor.text;
    find('[data-stale]').hidden = !isStale;
  }

  private showSaving(state: SaveState, problem: string | null): void {
    const place = find('[data-saving]');
    place.dataset.state = state;
    place.textContent = WORDS[state];
    place.title = problem ?? '';
    find('[data-conflict]').hidden = state !== 'conflict';
    const said = state === 'refused' || state === 'conflict' ? problem : null;
    showText(find('[data-program-error]'), said);
  }
}
