import { find } from '../../base/dom';
import { languageOf } from '../../base/language';
import { scriptOf } from '../../base/program';
import { Transcript } from '../../model/transcript';
import { completeName, interruptConsole, runLine } from '../../net/console-api';
import { Problem } from '../../net/problem';
import type { ConsolePanel, ConsoleState } from '../../panels/console/console-panel';
import type { Session } from './session';

/** Lets the user type into the program of the run that is shown, and shows what the log says of that. */
export class ConsoleTyping {
  private readonly panel: ConsolePanel;
  private readonly session: Session;
  private transcript: Transcript;
  /** Whether a command is on its way to the server, or not in the log yet. */
  private sent = false;

  private constructor(panel: ConsolePanel, session: Session) {
    this.panel = panel;
    this.session = session;
    this.transcript = new Transcript(session.log);
    panel.complete = (text) => this.complete(text);
    panel.addEventListener('run', (event) => void this.run((event as CustomEvent<string>).detail));
    panel.addEventListener('interrupt', () => void this.attempt(interruptConsole));
    panel.addEventListener('start', () => find<HTMLFormElement>('#knobs').requestSubmit());
    session.on('log', () => this.renew());
    session.on('change', () => this.update());
    document.addEventListener('change', () => this.update()); // perhaps another engine
    this.renew();
  }

  /** Does so where the page has a console: only where users may run code of their own. */
  static wire(session: Session): void {
    const panel = document.querySelector<ConsolePanel>('syncline-console');
    if (panel !== null) new ConsoleTyping(panel, session);
  }

  private renew(): void {
    this.transcript = new Transcript(this.session.log);
    this.sent = false;
    this.panel.problem = null;
    this.panel.commands = this.transcript.commands;
    this.update();
  }

  private update(): void {
    const { panel, transcript } = this;
    if (transcript.catchUp()) {
      this.sent = false;
      panel.version++;
    }
    panel.state = this.state;
    panel.running = this.sent || transcript.running !== null;
  }

  private get state(): ConsoleState {
    const { live, engine } = this.session;
    if (live && engine !== null) return isPython(engine) ? 'open' : 'java';
    const chosen = document.querySelector<HTMLSelectElement>('select[name="engine"]')?.value;
    const isScript = scriptOf(document.body.dataset.scenario ?? '') !== null;
    return isScript || isPython(chosen ?? null) ? 'closed' : 'java';
  }

  private async run(line: string): Promise<void> {
    this.sent = true;
    this.update();
    if (!(await this.attempt((run) => runLine(run, line)))) this.sent = false;
    this.update();
  }

  private async complete(text: string) {
    const { run } = this.session;
    const none = { start: 0, names: [] };
    return run === null ? none : completeName(run, text).catch(() => none);
  }

  /** Asks the server for something, and says what it refuses; returns whether it was done. */
  private async attempt(ask: (run: string) => Promise<void>): Promise<boolean> {
    const { run } = this.session;
    if (run === null) return false;
    this.panel.problem = null;
    try {
      await ask(run);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.panel.problem = error.message;
      return false;
    }
  }
}

function isPython(engine: string | null): boolean {
  return languageOf(engine) === 'python';
}
