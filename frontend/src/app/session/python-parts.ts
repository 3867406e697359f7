import type { Problem } from '../../net/problem';
import { ConsoleTyping } from './console-typing';
import { wireRunBefore } from './run-before';
import type { Session } from './session';
import { UntracedCounting } from './untraced-counting';

/** What a page has only for programs in Python. */
export class PythonParts {
  constructor(session: Session, showProblem: (problem: Problem | null) => void) {
    new UntracedCounting(session, showProblem);
    ConsoleTyping.wire(session);
    wireRunBefore(session);
  }
}
