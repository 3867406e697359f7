import type { RunLog } from './run-log';

/** The text of a notebook: what its cells add to it, one after the other, as the log says. */
export class NotebookText {
  private readonly log: RunLog;
  private notes = 0;
  private read = '';

  /** Reads this log, which may grow. */
  constructor(log: RunLog) {
    this.log = log;
  }

  /** The text so far; empty if the run is none of a notebook. */
  get text(): string {
    return this.read;
  }

  /** Reads what is new; returns whether there is something. */
  catchUp(): boolean {
    const { notes } = this.log;
    const before = this.read.length;
    for (; this.notes < notes.length; this.notes++) {
      const note = notes[this.notes];
      if (note?.kind === 'cell') this.read += note.code ?? '';
    }
    return this.read.length > before;
  }
}
