import { find } from '../../base/dom';
import { scheduleOf } from '../../model/log/schedule';
import type { KnobForm } from '../knobs/knob-form';
import type { Session } from '../session/session';

/** The offer to run a run again in the order in which it was stepped. */
export class RepeatedOrder {
  private readonly session: Session;
  private readonly form: KnobForm;
  private readonly button = find<HTMLButtonElement>('[data-action="again"]');

  /** Repeats runs of this session by this form. */
  constructor(session: Session, form: KnobForm) {
    this.session = session;
    this.form = form;
  }

  /** Offers it only where it can be done. */
  update(): void {
    this.button.disabled = this.schedule === null;
  }

  /** Sets the form to the same again, and says what is to be started; null if it cannot be. */
  async request(): Promise<ReturnType<KnobForm['request']> | null> {
    const { session, form, schedule } = this;
    const { run } = session;
    const view = run === null || schedule === null ? null : await session.view(run);
    if (view === null) return null;
    const { knobs, engine, seed } = view;
    form.set({ ...knobs, engine, seed: String(seed), schedule });
    return form.request();
  }

  /** The order of the steps of the run; null if it has none. */
  private get schedule(): string | null {
    const { log } = this.session;
    return scheduleOf(log.notes, log.actors);
  }
}
