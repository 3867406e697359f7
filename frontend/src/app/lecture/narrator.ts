import { find } from '../../base/dom';
import type { MomentRange } from '../../model/log/moment-range';
import { stuckAfter } from '../../model/log/stuck';
import { type Narration, narrateRange } from '../../panels/narration';
import type { SentencePanel } from '../../panels/sentence-panel';
import { SteadyNarration } from '../../panels/steady-narration';
import type { Session } from '../session/session';

/** What the narrator is to tell of, if somebody looks at anything. */
export interface Told {
  /** The event that is pointed at, or null. */
  readonly pointed: number | null;
  /** The part of the run that is being marked, or null. */
  readonly range: MomentRange | null;
}

/** Tells what happens: in the large sentence, and to screen readers what the run says of itself. */
export class Narrator {
  private readonly sentence = find<SentencePanel>('syncline-sentence');
  private readonly session: Session;
  private steady = new SteadyNarration();
  private announced = 0;
  private readonly deadlocked: () => void;
  private deadlocks = 0;

  /** Tells of the runs of this session; `deadlocked` is called when a deadlock is found that the view shows. */
  constructor(session: Session, deadlocked: () => void) {
    this.session = session;
    this.deadlocked = deadlocked;
  }

  /** What the sentence says, null if it says what the server rendered. */
  get narration(): Narration | null {
    return this.sentence.narration;
  }

  /** Begins anew with another log. */
  renew(): void {
    this.announced = this.deadlocks = 0;
    this.steady = new SteadyNarration();
  }

  /** Tells of the part that is marked, else of the event that is pointed at, else of the newest, else `before`; false if there is more to tell soon. */
  update({ pointed, range }: Told, before: Narration): boolean {
    this.announce();
    if (pointed === null) this.watchDeadlocks();
    const { log, phase } = this.session;
    if (phase === 'idle') {
      this.sentence.narration = before;
      return true;
    }
    if (phase === 'run' && range !== null) {
      this.sentence.narration = narrateRange(log, range);
      return true;
    }
    const narration = phase === 'run' ? this.steady.narrate(log, pointed) : null;
    if (narration !== null) this.sentence.narration = narration;
    return narration === null || !this.steady.isLate;
  }

  private watchDeadlocks(): void {
    const { length } = stuckAfter(this.session.log.notes).deadlocks;
    const isNew = length > this.deadlocks;
    this.deadlocks = length;
    if (isNew) this.deadlocked();
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
