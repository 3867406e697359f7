import { NO_ANSWER, Problem, readProblem } from './problem';

/** The value of a knob on the wire. */
export type KnobValue = number | string | boolean;

/** What the server tells about a run. */
export interface RunView {
  readonly id: string;
  readonly scenario: string;
  readonly engine: string;
  readonly knobs: Readonly<Record<string, KnobValue>>;
  readonly seed: number | string;
  readonly state: string;
  readonly live: boolean;
  /** While it is paused: the actors that are held before an operation, each with the line of that operation. */
  readonly next: readonly { readonly actor: string; readonly line: number }[];
}

/** What to start. */
export interface RunRequest {
  readonly scenario?: string;
  readonly knobs: Readonly<Record<string, KnobValue>>;
  /** The name of a script, in place of a scenario. */
  readonly script?: string;
  /** The shared variables of the script to record; without it, those that the server finds. */
  readonly watch?: readonly string[];
  readonly engine?: string;
  readonly seed?: number;
  /** The order of operations that is forced on the actors; without it they run freely. */
  readonly schedule?: string;
  /** The least number of milliseconds between two operations. */
  readonly tempo?: number;
  /** Whether it starts paused, before the first operation. */
  readonly paused?: boolean;
  /** Whether a run on Python stays open for the console when its script has ended. */
  readonly interactive?: boolean;
}

/** What the lecturer does to an object of the run. */
export interface Operation {
  readonly object: string;
  readonly operation: string;
  readonly argument?: string;
}

/** What became of an operation. */
export interface OperationResult {
  /** Whether it is over; if not, it waits. */
  readonly done: boolean;
}

/** Starts a run. */
export function startRun(request: RunRequest): Promise<RunView> {
  return call('POST', '/api/runs', request) as Promise<RunView>;
}

/** Asks how a run stands. */
export function fetchRun(id: string): Promise<RunView> {
  return call('GET', path(id)) as Promise<RunView>;
}

/** Asks for the run of a scenario that was started last, wherever that was; null if there is none. */
export async function fetchNewestRun(scenario: string): Promise<RunView | null> {
  const run = await call('GET', `/api/scenarios/${encodeURIComponent(scenario)}/newest-run`);
  return (run as RunView | undefined) ?? null;
}

/** Pauses a run, continues it, makes its clock slower or faster, holds back its operations, or moves its live knobs. */
export async function changeRun(
  id: string,
  change: {
    paused?: boolean;
    speed?: number;
    tempo?: number;
    knobs?: Record<string, KnobValue>;
  },
): Promise<void> {
  await call('PATCH', path(id), change);
}

/** Lets an actor of a paused run do its next operation, or the one that has waited longest. */
export async function stepRun(id: string, actor: string | null): Promise<void> {
  await call('POST', `${path(id)}/steps`, actor === null ? {} : { actor });
}

/** Stops a run; nothing of it is left running when this is done. */
export async function stopRun(id: string): Promise<void> {
  await call('POST', `${path(id)}/stop`);
}

/** Has the actor "You" do something. */
export function operate(id: string, operation: Operation): Promise<OperationResult> {
  return call('POST', `${path(id)}/operations`, operation) as Promise<OperationResult>;
}

/** Sends a signal to a worker process. */
export async function sendSignal(id: string, actor: string, signal: string): Promise<void> {
  await call('POST', `${path(id)}/signals`, { actor, signal });
}

function path(id: string): string {
  return `/api/runs/${encodeURIComponent(id)}`;
}

/** How long an answer may take, in milliseconds. */
const TIMEOUT_MILLIS = 10_000;

/** What the server answers. */
export interface Answer {
  readonly text: string;
  readonly headers: Headers;
}

/** Calls the server; what it refuses is thrown as a {@link Problem}. */
export async function call(method: string, url: string, body?: unknown): Promise<unknown> {
  const json = { 'Content-Type': 'application/json' };
  const { text } = await (body === undefined
    ? exchange(method, url)
    : exchange(method, url, JSON.stringify(body), json));
  return text === '' ? undefined : JSON.parse(text);
}

/** Sends a text to the server, and takes one from it; what it refuses is thrown as a {@link Problem}. */
export async function exchange(
  method: string,
  url: string,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  // AbortSignal.timeout goes on after the answer: Chromium crashes where a page with a window beside it leaves many of them behind
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MILLIS);
  const request: RequestInit = { method, signal: stop.signal, headers };
  if (body !== undefined) request.body = body;
  try {
    const answer = await fetch(url, request).catch(fail);
    if (!answer.ok) throw await readProblem(answer);
    return { text: await answer.text().catch(fail), headers: answer.headers };
  } finally {
    clearTimeout(timer);
  }
}

function fail(): never {
  throw new Problem(0, NO_ANSWER);
}
