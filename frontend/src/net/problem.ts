/** What the server refused, in words for the person who asked. */
export class Problem extends Error {
  /** The HTTP status; 0: there was no answer at all. */
  readonly status: number;
  /** The name of the field or knob that it is about, or null. */
  readonly field: string | null;
  /** The page that shows what is running, where a limit is reached; else null. */
  readonly activity: string | null;

  constructor(
    status: number,
    message: string,
    field: string | null = null,
    activity: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.field = field;
    this.activity = activity;
  }
}

/** The sentence for a server that gives no answer. */
export const NO_ANSWER = 'The server does not answer.';

/** Reads a problem from an answer that is not 2xx (RFC 9457), whatever its body is. */
export async function readProblem(answer: Response): Promise<Problem> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const text = [body.detail, body.title].find((part) => typeof part === 'string' && part);
  const field = [body.knob, body.field].find((part) => typeof part === 'string');
  return new Problem(
    answer.status,
    typeof text === 'string' ? text : `The server refuses this (${answer.status}).`,
    typeof field === 'string' ? field : null,
    typeof body.activity === 'string' ? body.activity : null,
  );
}
