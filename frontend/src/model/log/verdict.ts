/** How good an outcome is, for the lesson. */
export type Grade = 'EXPECTED' | 'INTERESTING' | 'FORBIDDEN';

/** What an outcome says about the program. */
export type Verdict =
  | 'correct'
  | 'wrong-result'
  | 'right-by-luck'
  | 'deadlock'
  | 'stalled'
  | 'error'
  | 'impossible'
  | 'stopped';

const LABELS: Readonly<Record<Verdict, string>> = {
  correct: 'Correct',
  'wrong-result': 'Wrong result',
  'right-by-luck': 'Right by luck',
  deadlock: 'Deadlock',
  stalled: 'Stalled',
  error: 'Error',
  impossible: 'Must never happen',
  stopped: 'Stopped',
};

const GRADE_LABELS: Readonly<Record<Grade, string>> = {
  EXPECTED: 'As expected',
  INTERESTING: 'Interesting',
  FORBIDDEN: 'Must never happen',
};

/** The words for a verdict on the screen; a log of an earlier version has only a grade. */
export function verdictLabel(verdict: Verdict | undefined, grade: Grade): string {
  return (verdict && LABELS[verdict]) ?? GRADE_LABELS[grade];
}
