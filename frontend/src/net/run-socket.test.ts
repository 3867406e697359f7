import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConnectionState, FIRST_RETRY_MILLIS, RunSocket } from './run-socket';
import { FakeSocket } from './testing/fake-socket';

const log = {
  nextSeq: 0,
  ended: false,
  ingest(message: Uint8Array) {
    if (message.length === 0) throw new Error('not a log');
    this.nextSeq += message.length;
  },
};

describe('RunSocket', () => {
  let states: ConnectionState[];
  let answer: () => Promise<Response>;
  let socket: RunSocket;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal('WebSocket', FakeSocket);
    answer = () => Promise.resolve(Response.json({ id: 'r1' }));
    vi.stubGlobal('fetch', () => answer());
    FakeSocket.all = [];
    log.nextSeq = 0;
    log.ended = false;
    states = [];
    socket = new RunSocket('r1', log, (state) => states.push(state));
  });

  afterEach(() => {
    socket.close();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const receive = (events: number) =>
    FakeSocket.newest.onmessage?.({ data: new Uint8Array(events).buffer });

  it('asks for the log from its first event', () => {
    expect(FakeSocket.newest.url.href).toMatch(/^ws:.*\/ws\/runs\/r1\?from=0$/);
  });

  it('asks again from the event that comes next when the connection was lost', async () => {
    FakeSocket.newest.onopen?.();
    receive(17);
    FakeSocket.newest.onclose?.();
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MILLIS);
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.newest.url.search).toBe('?from=17');
    FakeSocket.newest.onopen?.();
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  it('waits longer each time while the server does not answer', async () => {
    answer = () => Promise.reject(new TypeError('refused'));
    const asked = vi.spyOn(globalThis, 'fetch');
    FakeSocket.newest.onclose?.();
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MILLIS);
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2 * FIRST_RETRY_MILLIS - 1);
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('gives up when the server has forgotten the run', async () => {
    answer = () => Promise.resolve(new Response('{}', { status: 404 }));
    FakeSocket.newest.onclose?.();
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MILLIS);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['lost', 'unknown']);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('is done, and asks no more, when the log was complete before the server closed', async () => {
    FakeSocket.newest.onopen?.();
    receive(3);
    log.ended = true;
    FakeSocket.newest.onclose?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(['open', 'done']);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('asks again for a message that is not a log', async () => {
    FakeSocket.newest.onopen?.();
    receive(5);
    const first = FakeSocket.newest;
    receive(0);
    expect(first.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(FIRST_RETRY_MILLIS);
    expect(FakeSocket.newest.url.search).toBe('?from=5');
  });

  it('notices a server that has gone silent', async () => {
    FakeSocket.newest.onopen?.();
    receive(1);
    answer = () => Promise.reject(new TypeError('no route'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states).toContain('lost');
  });

  it('treats a browser that went offline as a lost connection, and comes back at once when it is online', async () => {
    FakeSocket.newest.onopen?.();
    receive(9);
    globalThis.dispatchEvent(new Event('offline'));
    expect(states.at(-1)).toBe('lost');
    globalThis.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.newest.url.search).toBe('?from=9');
  });

  it('does nothing more once the page has closed it', async () => {
    const last = FakeSocket.newest;
    socket.close();
    last.onclose?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(states).toEqual([]);
  });
});
