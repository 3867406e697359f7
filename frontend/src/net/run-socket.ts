import { fetchRun } from './api';
import { Problem } from './problem';

/** How the page is connected to its run: `done` when the log is complete, `unknown` when the server has forgotten it. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'done' | 'unknown';

/** What a socket needs of the log that it fills. */
export interface LogSink {
  readonly nextSeq: number;
  readonly ended: boolean;
  ingest(message: Uint8Array): void;
}

/** The first pause before trying again, in milliseconds; it doubles up to {@link MAX_RETRY_MILLIS}. */
export const FIRST_RETRY_MILLIS = 250;
export const MAX_RETRY_MILLIS = 3000;

/** After so many milliseconds of silence the server is asked whether it is there. */
const SILENCE_MILLIS = 8000;

/**
 * Keeps a log filled from the run's WebSocket: when the connection is lost it asks again, from the event that comes
 * next, until the log is complete, the server no longer knows the run, or the page closes it.
 */
export class RunSocket {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_RETRY_MILLIS;
  private state: ConnectionState = 'connecting';
  private readonly run: string;
  private readonly log: LogSink;
  private readonly onChange: (state: ConnectionState) => void;

  constructor(run: string, log: LogSink, onChange: (state: ConnectionState) => void) {
    this.run = run;
    this.log = log;
    this.onChange = onChange;
    this.connect();
    globalThis.addEventListener('offline', this.drop);
    globalThis.addEventListener('online', this.retryNow);
  }

  /** Ends the connection for good. */
  close(): void {
    globalThis.removeEventListener('offline', this.drop);
    globalThis.removeEventListener('online', this.retryNow);
    clearTimeout(this.timer);
    this.forget();
    this.state = 'done';
  }

  private connect(): void {
    const url = new URL(`/ws/runs/${encodeURIComponent(this.run)}`, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('from', String(this.log.nextSeq));
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.setState('open');
      this.listen();
    };
    socket.onmessage = ({ data }) => this.receive(new Uint8Array(data as ArrayBuffer));
    socket.onclose = this.drop;
    this.socket = socket;
  }

  private receive(message: Uint8Array): void {
    try {
      this.log.ingest(message);
    } catch (error) {
      // A message that does not fit is asked for again, from the event that comes next.
      console.warn(error);
      this.drop();
      return;
    }
    this.pause = FIRST_RETRY_MILLIS;
    this.listen();
  }

  /** Waits for the next message; a silent server is asked whether it is still there. */
  private listen(): void {
    clearTimeout(this.timer);
    if (!this.log.ended) this.timer = setTimeout(() => this.checkServer(), SILENCE_MILLIS);
  }

  private async checkServer(): Promise<void> {
    const socket = this.socket;
    try {
      await fetchRun(this.run);
    } catch (error) {
      if (socket === this.socket && socket !== null && isGone(error)) this.drop();
      return;
    }
    if (socket === this.socket && socket !== null) this.listen();
  }

  private forget(): void {
    const socket = this.socket;
    this.socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private readonly drop = (): void => {
    if (this.state === 'done' || this.state === 'unknown') return;
    clearTimeout(this.timer);
    this.forget();
    if (this.log.ended) {
      this.setState('done');
      return;
    }
    this.setState('lost');
    this.timer = setTimeout(() => this.retry(), this.pause);
    this.pause = Math.min(this.pause * 2, MAX_RETRY_MILLIS);
  };

  private readonly retryNow = (): void => {
    if (this.state !== 'lost') return;
    clearTimeout(this.timer);
    this.pause = FIRST_RETRY_MILLIS;
    void this.retry();
  };

  private async retry(): Promise<void> {
    try {
      await fetchRun(this.run);
    } catch (error) {
      if (this.state !== 'lost') return;
      if (error instanceof Problem && error.status === 404) this.setState('unknown');
      else this.drop();
      return;
    }
    if (this.state === 'lost') this.connect();
  }

  private setState(state: ConnectionState): void {
    if (this.state === state) return;
    this.state = state;
    this.onChange(state);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status === 404);
}
