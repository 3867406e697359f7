import { Emitter } from '../../base/emitter';
import { RunLog } from '../../model/run-log';
import {
  changeRun,
  fetchRun,
  type KnobValue,
  type Operation,
  type OperationResult,
  operate,
  type RunRequest,
  type RunView,
  sendSignal,
  startRun,
  stepRun,
  stopRun,
} from '../../net/api';
import { Problem } from '../../net/problem';
import { type ConnectionState, RunSocket } from '../../net/run-socket';

/** What the page is about: nothing yet, a start that is under way, or a run. */
export type Phase = 'idle' | 'starting' | 'run';

/** How many steps may wait for the one before them; who presses faster is not heard. */
const STEPS = 20;

/**
 * What the session tells of: a run that was started here; another log to show, anything else that changed; what was refused, null once
 * that is past.
 */
interface SessionEvents {
  started: undefined;
  log: RunLog;
  change: undefined;
  problem: Problem | null;
}

/** The run that this page shows, from the first press of Start on, and what can be done with it. */
export class Session extends Emitter<SessionEvents> {
  phase: Phase = 'idle';
  connection: ConnectionState = 'connecting';
  run: string | null = null;
  /** Whether the run is shown because it is the newest: it was started elsewhere, and no Start here stops it. */
  isFollowed = false;
  log = new RunLog();
  private readonly engines = new Map<string, string>();
  private socket: RunSocket | null = null;
  private requests: Promise<unknown> = Promise.resolve();
  private open = 0;
  /** The run that was stopped here, whose end is perhaps not in the log yet; nothing more can be done with it. */
  private stopped: string | null = null;
  private steps: Promise<unknown> = Promise.resolve();
  private due = 0;
  /** How often the run was stopped or continued: steps that were asked for before that are dropped. */
  private interruptions = 0;

  /** Whether threads of this run exist now, as far as this page knows. */
  get live(): boolean {
    return this.phase === 'run' && !this.log.ended && this.connection !== 'unknown';
  }

  /** The id of the engine of this run; null if there is no run, or it is not known yet. */
  get engine(): string | null {
    return this.run === null ? null : (this.engines.get(this.run) ?? null);
  }

  /** Whether a pause, a stop or a start is on its way to the server, or waits for the one before it. */
  get busy(): boolean {
    return this.open > 0;
  }

  /**
   * Starts a run in place of the one that is shown, which is stopped first unless it is followed; null if that was refused, or if one
   * starts already.
   */
  start(request: RunRequest): Promise<RunView | null> {
    if (this.phase === 'starting') return Promise.resolve(null);
    const before = this.live && !this.isFollowed ? this.run : null;
    const back = this.phase;
    this.phase = 'starting';
    return this.attempt(async () => {
      try {
        if (before !== null) await stopIfKnown(before);
        const run = await startRun(request);
        this.learn(run);
        this.show(run.id);
        this.emit('started', undefined);
        return run;
      } catch (error) {
        this.phase = back;
        throw error;
      }
    });
  }

  /** Shows a run that exists already, from its first event on. */
  show(run: string, isFollowed = false): void {
    this.socket?.close();
    this.phase = 'run';
    this.run = run;
    this.isFollowed = isFollowed;
    this.connection = 'connecting';
    this.renew();
    this.socket = new RunSocket(run, this.log, (connection) => {
      this.connection = connection;
      if (connection === 'open') this.emit('problem', null);
      this.emit('change', undefined);
    });
  }

  /** Takes note of the engine of a run. */
  learn({ id, engine }: Pick<RunView, 'id' | 'engine'>): void {
    if (this.engines.get(id) === engine) return;
    this.engines.set(id, engine);
    if (id === this.run) this.emit('change', undefined);
  }

  /** Shows no run. */
  leave(): void {
    this.socket?.close();
    this.socket = null;
    this.phase = 'idle';
    this.run = null;
    this.isFollowed = false;
    this.renew();
  }

  stop(): Promise<unknown> {
    this.interruptions++;
    return this.withRun(async (run) => {
      await stopRun(run);
      this.stopped = run;
    });
  }

  pause(): Promise<unknown> {
    return this.withRun((run) => changeRun(run, { paused: true }));
  }

  continue(): Promise<unknown> {
    this.interruptions++;
    return this.withRun((run) => changeRun(run, { paused: false }));
  }

  /** Makes the clock of the run slower or faster: its work, sleep and timeouts. */
  async speed(speed: number): Promise<void> {
    if (this.run !== null && this.live) await this.catchProblem(changeRun(this.run, { speed }));
  }

  /** Holds back operations: at least so many milliseconds between two of them; 0 for no limit. */
  async tempo(tempo: number): Promise<void> {
    if (this.run !== null && this.live) await this.catchProblem(changeRun(this.run, { tempo }));
  }

  /** Lets an actor of the paused run do its next operation, null for the one that has waited longest; one after the other. */
  step(actor: string | null): Promise<unknown> {
    const { run, interruptions } = this;
    if (run === null || !this.live || this.due >= STEPS) return Promise.resolve();
    this.due++;
    this.steps = this.steps.then(async () => {
      if (run === this.run && interruptions === this.interruptions)
        await this.catchProblem(stepRun(run, actor));
      this.due--;
    });
    return this.steps;
  }

  /** Has "You" do something, and says what became of it, null if it was refused; several may be on their way at once. */
  async operate(operation: Operation): Promise<OperationResult | null> {
    if (this.run === null || !this.live) return null;
    return this.catchProblem(operate(this.run, operation));
  }

  /** Sends a signal to a worker process. */
  async signal(actor: string, signal: string): Promise<void> {
    if (this.run !== null && this.live)
      await this.catchProblem(sendSignal(this.run, actor, signal));
  }

  /** Moves live knobs. */
  async turn(knobs: Record<string, KnobValue>): Promise<void> {
    if (this.run !== null && this.live) await this.catchProblem(changeRun(this.run, { knobs }));
  }

  /** What the server knows of the run, or null. */
  async view(run: string): Promise<RunView | null> {
    const view = await this.catchProblem(fetchRun(run));
    if (view !== null) this.learn(view);
    return view;
  }

  /** What the actors of the run do next that its pause holds; null if the server does not say, which is no problem. */
  async next(): Promise<RunView['next'] | null> {
    const view = this.run === null ? null : await fetchRun(this.run).catch(() => null);
    return view?.next ?? null;
  }

  private renew(): void {
    this.log = new RunLog();
    const { log } = this;
    log.subscribe(() => {
      if (log === this.log) this.emit('change', undefined);
    });
    this.emit('log', log);
    this.emit('change', undefined);
  }

  /** Does this with the run that is live when its turn comes: what was pressed too early is late, not lost. */
  private withRun(work: (run: string) => Promise<unknown>): Promise<unknown> {
    if (!this.live && !this.busy) return Promise.resolve(null);
    return this.attempt(async () => {
      if (this.run !== null && this.live && this.run !== this.stopped) await work(this.run);
    });
  }

  /** Does this after everything that was asked for before it. */
  private async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    this.open++;
    this.emit('change', undefined);
    const request = this.requests.then(() => this.catchProblem(work()));
    this.requests = request.catch(() => null);
    try {
      return await request;
    } finally {
      this.open--;
      this.emit('change', undefined);
    }
  }

  private async catchProblem<T>(work: Promise<T>): Promise<T | null> {
    this.emit('problem', null);
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.emit('problem', error);
      return null;
    }
  }
}

/** Stops a run; one that the server no longer knows is stopped already. */
async function stopIfKnown(run: string): Promise<void> {
  try {
    await stopRun(run);
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404)) throw error;
  }
}
