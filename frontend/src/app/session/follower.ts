import { find, onSubmit } from '../../base/dom';
import { readForSession, writeForSession } from '../../base/storage';
import { fetchNewestRun, type RunView } from '../../net/api';
import type { Session } from './session';

/** How often the server is asked for a newer run, in milliseconds. */
const FOLLOW_MILLIS = 1000;

/** Where it is kept that this tab is used to start runs. */
const KEY = 'syncline.starts';

/**
 * Has the page of a scenario show what is started elsewhere, on a second screen for instance: the run that is live when the page is
 * opened, and every later one. It replaces no live run, and stops for good in a tab in which a run is started or a knob is set.
 */
export class Follower {
  private readonly session: Session;
  private readonly scenario: string;
  private readonly shown: (run: RunView) => void;
  private readonly label = find('[data-follows]');
  private readonly timer: ReturnType<typeof setInterval>;
  /** The newest run that this page has heard of; undefined before the first answer. */
  private newest: string | null | undefined;
  private isStarter = readForSession(KEY) !== null;
  private isAsking = false;

  /** Follows the runs of this scenario; `shown` is called with each that it shows. */
  constructor(session: Session, scenario: string, shown: (run: RunView) => void) {
    this.session = session;
    this.scenario = scenario;
    this.shown = shown;
    session.on('started', () => this.stop());
    session.on('change', () => {
      this.label.hidden = !session.isFollowed;
    });
    find('#knobs').addEventListener('change', () => this.set());
    onSubmit('[data-preset]', () => this.set());
    this.timer = setInterval(() => void this.look(), FOLLOW_MILLIS);
    void this.look();
  }

  /** Whether another run may be shown: there is none on the screen, or one that was followed and is over. */
  private get isFree(): boolean {
    const { phase, isFollowed, live } = this.session;
    if (this.isStarter || document.hidden) return false;
    return phase === 'idle' || (phase === 'run' && isFollowed && !live);
  }

  private async look(): Promise<void> {
    if (this.isAsking || !this.isFree) return;
    this.isAsking = true;
    const run = await fetchNewestRun(this.scenario).catch(() => undefined);
    this.isAsking = false;
    if (run === undefined || !this.isFree) return;
    const isNew = run !== null && run.id !== this.newest;
    const isWanted = isNew && (run.live || this.newest !== undefined);
    this.newest = run?.id ?? null;
    if (!isWanted) return;
    this.session.learn(run);
    this.session.show(run.id, true);
    this.shown(run);
  }

  /** A knob was set: for the run that is followed, or else for one that is to be started here. */
  private set(): void {
    if (!this.session.live) this.stop();
  }

  private stop(): void {
    writeForSession(KEY, 'true');
    this.isStarter = true;
    clearInterval(this.timer);
  }
}
