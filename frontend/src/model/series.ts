import { type Grade, type Verdict, verdictLabel } from './log/verdict';

/** One way for the runs of a series to end, and how many did. */
export interface OutcomeCount {
  readonly id: string;
  readonly grade: Grade;
  /** What it says about the program. */
  readonly verdict?: Verdict;
  /** What it means. */
  readonly text: string;
  /** What some of its runs said of themselves besides. */
  readonly samples: readonly string[];
  readonly count: number;
  /** Some of its runs, which can be watched. */
  readonly runs: readonly string[];
}

/** A series of runs as it stands. */
export interface Series {
  readonly id: string;
  readonly times: number;
  /** How many runs are over and counted. */
  readonly done: number;
  readonly state: 'running' | 'finished' | 'stopped' | 'failed';
  readonly outcomes: readonly OutcomeCount[];
}

/** How many out of a hundred, in words: never 0 if there was one, never 100 if there was another. */
export function percentOf(count: number, done: number): string {
  if (count === 0 || done === 0) return '0 %';
  const exact = (count * 100) / done;
  if (exact < 1) return '< 1 %';
  return exact > 99 && exact < 100 ? '> 99 %' : `${Math.round(exact)} %`;
}

/** The end of a series in one sentence, for a person who does not see the bars. */
export function describeSeries({ done, times, state, outcomes }: Series): string {
  const counts = outcomes
    .filter(({ count }) => count > 0)
    .map(
      ({ count, grade, verdict, text }) =>
        `${count} times ${verdictLabel(verdict, grade)}: ${text}`,
    );
  const head = state === 'failed' ? 'The series broke off' : `The series is ${state}`;
  return [`${head} after ${done} of ${times} runs.`, ...counts].join(' ');
}
