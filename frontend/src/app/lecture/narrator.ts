import { find } from '../../base/dom';
import type { Telling } from '../../panels/narration';
import type { SentencePanel } from '../../panels/sentence-panel';
import { SteadyTelling } from '../../panels/steady-narration';
import type { Session } from '../session/session';

/** Tells what happens: in the large sentence, and to screen readers what the run says of itself. */
export class Narrator {
  private readonly sentence = find<SentencePanel>('syncline-sentence');
  private readonly session: Session;
  private steady = new SteadyTelling();
  private announced = 0;

  /** Tells of the runs of this session. */
  constructor(session: Session) {
    this.session = session;
  }

  /** What the sentence says, null if it says what the server rendered. */
  get telling(): Telling | null {
    return this.sentence.telling;
  }

  /** Begins anew with another log. */
  renew(): void {
    this.announced = 0;
    this.steady = new SteadyTelling();
  }

  /** Tells of the event that is pointed at, else of the newest, else `before`; false if there is more to tell soon. */
  update(pointed: number | null, before: Telling): boolean {
    this.announce();
    const { log, stage } = this.session;
    if (stage === 'idle') {
      this.sentence.telling = before;
      return true;
    }
    const telling = stage === 'run' ? this.steady.tell(log, pointed) : null;
    if (telling !== null) this.sentence.telling = telling;
    return telling === null || !this.steady.isLate;
  }

  /** Says aloud what the run says of itself: a pause, a deadlock, its end; never single events. */
  private announce(): void {
    const { notes } = this.session.log;
    if (notes.length === this.announced) return;
    this.announced = notes.length;
    const note = notes.at(-1);
    if (note !== undefined) find('[data-announce]').textContent = note.outcome ?? note.text;
  }
}
