import { KIND } from './log/kind';
import type { Note } from './log/message';
import type { RunLog } from './run-log';

/** Of one command, no more printed lines are kept: the newest. */
const MOST_LINES = 500;

/** One command of the user, and what became of it. */
export interface TypedCommand {
  readonly number: number;
  readonly code: string;
  /** What it printed, line by line. */
  readonly output: readonly string[];
  /** How many lines it printed before those. */
  readonly left: number;
  /** The traceback that has ended it, or null. */
  readonly error: string | null;
  readonly isOver: boolean;
}

type Entry = { -readonly [key in keyof TypedCommand]: TypedCommand[key] } & {
  output: string[];
  readonly seq: number;
};

/** What the user has typed in a run, read from its log: between the two notes of a command stands all that it did. */
export class Transcript {
  private readonly log: RunLog;
  private readonly entries: Entry[] = [];
  private notes = 0;
  private next = 0;

  /** Reads this log, which may grow. */
  constructor(log: RunLog) {
    this.log = log;
  }

  /** Every command so far, the newest last. */
  get commands(): readonly TypedCommand[] {
    return this.entries;
  }

  /** The command that runs now, or null. */
  get running(): TypedCommand | null {
    const last = this.entries.at(-1);
    return last === undefined || last.isOver || this.log.ended ? null : last;
  }

  /** Reads what is new; returns whether there is something. */
  catchUp(): boolean {
    const { notes } = this.log;
    let isNew = false;
    for (; this.notes < notes.length; this.notes++)
      isNew = this.note(notes[this.notes] as Note) || isNew;
    return this.readPrinted() || isNew;
  }

  private note({ kind, seq, command, code, error }: Note): boolean {
    if (command === undefined) return false;
    if (kind === 'typed') {
      if (this.entries.length === 0) this.next = seq;
      const entry = { number: command, code: code ?? '', seq, left: 0, error: null };
      this.entries.push({ ...entry, output: [], isOver: false });
      return true;
    }
    const entry = this.entries.find(({ number }) => number === command);
    if (kind !== 'answered' || entry === undefined) return false;
    entry.isOver = true;
    entry.error = error ?? null;
    return true;
  }

  private readPrinted(): boolean {
    const { log, entries } = this;
    const you = log.actors.find(({ kind }) => kind === 'you')?.id;
    if (you === undefined || entries.length === 0) return false;
    const from = this.next;
    let isNew = false;
    log.scan(from, log.nextSeq, (block, at, seq) => {
      if (block.actor[at] !== you || block.kind[at] !== KIND.printed) return;
      const entry = entries.filter((one) => one.seq <= seq).at(-1);
      const text = block.texts[(block.text[at] as number) - 1] ?? '';
      if (entry === undefined) return;
      isNew = true;
      if (entry.output.push(text) <= MOST_LINES) return;
      entry.output.shift();
      entry.left++;
    });
    this.next = log.nextSeq;
    return isNew;
  }
}
