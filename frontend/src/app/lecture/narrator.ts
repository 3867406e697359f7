import { find } from '../../base/dom';
import type { Narration } from '../../panels/narration';
import type { SentencePanel } from '../../panels/sentence-panel';
import { SteadyNarration } from '../../panels/steady-narration';
import type { Session } from '../session/session';

/** Tells what happens: in the large sentence, and to screen readers what the run says of itself. */
export class Narrator {
  private readonly sentence = find<SentencePanel>('syncline-sentence');
  private readonly session: Session;
  private steady = new SteadyNarration();
  private announced = 0;

  /** Tells of the runs of this session. */
  constructor(session: Session) {
    this.session = session;
  }

  /** What the sentence says, null if it says what the server rendered. */
  get narration(): Narration | null {
    return this.sentence.narration;
  }

  /** Begins anew with another log. */
  renew(): void {
    this.announced = 0;
    this.steady = new SteadyNarration();
  }

  /** Tells of the event that is pointed at, else of the newest, else `before`; false if there is more to tell soon. */
  update(pointed: number | null, before: Narration): boolean {
    this.announce();
    const { log, phase } = this.session;
    if (phase === 'idle') {
      this.sentence.narration = before;
      return true;
    }
    const narration = phase === 'run' ? this.steady.narrate(log, pointed) : null;
    if (narration !== null) this.sentence.narration = narration;
    return narration === null || !this.steady.isLate;
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
