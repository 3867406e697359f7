import { find } from '../../base/dom';
import type { Session } from '../session/session';

/** The choice of how fast the clock of the run goes; it is kept from run to run. */
export class SpeedChoice {
  private readonly session: Session;
  private readonly select = find<HTMLSelectElement>('[data-speed]');

  /** Lets the person choose for the runs of this session. */
  constructor(session: Session) {
    this.session = session;
    this.select.addEventListener('change', () => this.change(0));
  }

  /** Makes the clock of the run so many choices faster. */
  change(by: number): void {
    const { select } = this;
    select.selectedIndex = Math.min(Math.max(0, select.selectedIndex + by), select.length - 1);
    void this.session.speed(Number(select.value));
  }

  /** The speed that is chosen; once a run begins, the bar shows the one that it has. */
  get chosen(): number {
    return Number(this.select.value);
  }
}
