import type { RunLog } from '../../model/run-log';

/** An error that ended an actor, and the line of the program where it was raised. */
export interface ProgramError {
  readonly line: number;
  readonly message: string;
}

/** How far back from the end of the log it is looked for. */
const EVENTS = 5000;

const FRAME = /^File "([^"]*)", line (\d+), in /;
const SYNTAX = /^(?:SyntaxError|IndentationError|TabError): .*\((.+), line (\d+)\)$/;

/** The last error that ended an actor of a run that is over, in the program of this file; null if there is none. */
export function errorOf(
  log: Pick<RunLog, 'ended' | 'nextSeq' | 'firstSeq' | 'eventAt'>,
  file: string,
): ProgramError | null {
  if (!log.ended) return null;
  for (let seq = log.nextSeq - 1; seq >= Math.max(log.firstSeq, log.nextSeq - EVENTS); seq--) {
    const event = log.eventAt(seq);
    if (event?.kind !== 'raised') continue;
    const message = event.text ?? '';
    const line = lineIn(event.traceback ?? [], file) ?? syntaxLine(message, file);
    if (line !== null) return { line, message };
  }
  return null;
}

/** The line of the innermost frame that is in the file. */
function lineIn(frames: readonly string[], file: string): number | null {
  const inFile = frames.map((frame) => FRAME.exec(frame)).filter((found) => found?.[1] === file);
  const line = inFile.at(-1)?.[2];
  return line === undefined ? null : Number(line);
}

function syntaxLine(message: string, file: string): number | null {
  const found = SYNTAX.exec(message);
  return found?.[1] === file ? Number(found[2]) : null;
}
