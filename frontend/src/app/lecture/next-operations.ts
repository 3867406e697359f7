import type { Session } from '../session/session';

/** When to ask after the last change: soon, and once more for what took a while to reach its next operation; in milliseconds. */
const DELAYS_MILLIS = [120, 900];

/** What the actors do next, by their names. */
export type Next = ReadonlyMap<string, string>;

const NOTHING: Next = new Map();

/** Asks what the actors of a paused run do next, and has it shown in the words of the code on the page. */
export class NextOperations {
  private readonly session: Session;
  private readonly codeOf: (line: number) => string;
  private readonly show: (next: Next) => void;
  /** The moment of the run for which it was asked last. */
  private asked = '';
  private timers: ReturnType<typeof setTimeout>[] = [];

  /** Shows them for the run of this session; `codeOf` tells what stands at a line of the scenario. */
  constructor(session: Session, codeOf: (line: number) => string, show: (next: Next) => void) {
    this.session = session;
    this.codeOf = codeOf;
    this.show = show;
  }

  /** Asks anew if something has happened since. */
  update(): void {
    const { run, live, log } = this.session;
    const moment =
      live && log.state === 'paused' ? `${run} ${log.nextSeq} ${log.notes.length}` : '';
    if (moment === this.asked) return;
    this.asked = moment;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers =
      moment === ''
        ? []
        : DELAYS_MILLIS.map((millis) => setTimeout(() => this.ask(moment), millis));
    if (moment === '') this.show(NOTHING);
  }

  private async ask(moment: string): Promise<void> {
    const next = await this.session.next();
    if (next === null || moment !== this.asked) return;
    this.show(new Map(next.map(({ actor, line }) => [actor, this.codeOf(line)])));
  }
}
