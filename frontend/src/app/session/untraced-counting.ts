import { find } from '../../base/dom';
import type { UntracedCount } from '../../model/untraced';
import { Problem } from '../../net/problem';
import { fetchUntraced, startUntraced, stopUntraced } from '../../net/untraced-api';
import type { UntracedPanel } from '../../panels/untraced-panel';
import type { Session } from './session';

/** How often the server is asked how the count stands, in milliseconds. */
const POLL_MILLIS = 300;

/** Lets the server count what the program of the run that is shown prints without the tracer: of a run in Python that has ended. */
export class UntracedCounting {
  private readonly panel = find<UntracedPanel>('syncline-untraced');
  private readonly session: Session;
  private readonly showProblem: (problem: Problem | null) => void;
  private run: string | null = null;

  constructor(session: Session, showProblem: (problem: Problem | null) => void) {
    this.session = session;
    this.showProblem = showProblem;
    this.panel.addEventListener('count', () => this.ask(startUntraced));
    this.panel.addEventListener('stop', () => this.ask(stopUntraced));
    session.on('change', () => this.update());
    this.update();
  }

  private update(): void {
    const { run, engine, phase, live, connection } = this.session;
    if (run !== this.run) this.panel.count = null;
    this.run = run;
    const hasEnded = phase === 'run' && !live && connection !== 'unknown';
    const isOffered = hasEnded && (engine?.startsWith('cpython') ?? false);
    if (isOffered && !this.panel.offered) void this.attempt(fetchUntraced); // what was counted before this page was loaded
    this.panel.offered = isOffered;
  }

  private ask(what: (run: string) => Promise<UntracedCount>): void {
    this.showProblem(null);
    void this.attempt(what);
  }

  /** Asks the server for this, and from then on how the count stands until it is over. */
  private async attempt(ask: (run: string) => Promise<UntracedCount>): Promise<void> {
    const { run } = this;
    if (run === null) return;
    try {
      let count = await ask(run);
      while (this.shows(run, count) && count.state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
        count = await fetchUntraced(run);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.showProblem(error);
    }
  }

  /** Shows how the count stands; false if another run is shown by now. */
  private shows(run: string, count: UntracedCount): boolean {
    if (run === this.run) this.panel.count = count.state === 'none' ? null : count;
    return run === this.run;
  }
}
