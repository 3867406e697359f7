import { find } from '../../base/dom';
import type { Language } from '../../base/language';
import { type CodeActions, type CodeMoment, CodePanel } from '../../panels/code/code-panel';
import type { KnobForm } from '../knobs/knob-form';

/** Shows the code at a moment. */
export interface CodeView {
  /** Whether it is shown, whatever tab is open. */
  readonly isLarge: boolean;
  toggleLarge(): void;
  show(moment: CodeMoment): void;
  /** The statement at a line of the program; empty if there is none. */
  statementAt(line: number, language: Language): string;
}

/** What is another one where the page is about a script. */
export interface LectureParts {
  code(actions: CodeActions): CodeView;
  /** Makes the program ready to be started, and says what else the request has; null if it cannot be. */
  ready(): Promise<Partial<ReturnType<KnobForm['request']>> | null>;
}

/** The parts of the page of a scenario. */
export const OF_A_SCENARIO: LectureParts = {
  code: (actions) => new CodePanel(find('[data-code]'), find('[data-code-overlay]'), actions),
  ready: async () => ({}),
};
