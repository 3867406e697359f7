/** What programs were seen to do at their end, and how many of them did so. */
export interface UntracedResult {
  /** The last line that they printed; may be empty. */
  readonly line: string;
  /** How they ended if not with success, as a sentence; otherwise empty. */
  readonly ending: string;
  readonly count: number;
}

/** What the program of a run prints when nobody traces it, as far as it was counted. */
export interface UntracedCount {
  readonly run: string;
  /** `none`: the program was not counted, or that was forgotten. */
  readonly state: 'none' | 'running' | 'finished' | 'stopped' | 'failed';
  /** How many programs were to be run; there may be time for fewer. */
  readonly times: number;
  readonly done: number;
  /** The last line that the run itself printed; null if it did not end by itself. */
  readonly traced: string | null;
  /** The most frequent first. */
  readonly results: readonly UntracedResult[];
}

const WHY = 'Tracing makes threads switch more often.';

/** What was counted, in a few sentences. */
export function describeUntraced({ state, done, traced, results }: UntracedCount): string {
  const [first] = results;
  if (first === undefined) {
    return state === 'failed' ? 'The program could not be started.' : 'No program has ended.';
  }
  const others = results.length === 1 ? '' : ` There were ${results.length} different results.`;
  return `Without tracing, ${done === 1 ? 'the only run' : `${first.count} of ${done} runs`} ${wordsOf(first)}.${others} ${comparison(traced, results, done)} ${WHY}`;
}

/** What a program did at its end, in words. */
export function wordsOf({ line, ending }: UntracedResult): string {
  const printed = line === '' ? '' : `printed "${line}" last`;
  const ended = ending === '' ? '' : `ended otherwise: ${ending.replace(/\.$/, '')}`;
  return [printed, ended].filter((part) => part !== '').join(' and ') || 'printed nothing';
}

function comparison(
  traced: string | null,
  results: readonly UntracedResult[],
  done: number,
): string {
  if (traced === null) return 'This run, traced, did not end by itself.';
  const same = results.reduce((sum, { line, count }) => sum + (line === traced ? count : 0), 0);
  const printed = traced === '' ? 'nothing' : `"${traced}"`;
  if (same === done) return `This run, traced, printed the same.`;
  return `This run, traced, printed ${printed}, as ${same === 0 ? 'none' : same} of them did.`;
}
