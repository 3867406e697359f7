import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, fetchNewestRun } from './api';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a call that is answered leaves no timer behind', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ id: 'r1' }));
  expect(await call('GET', '/api/runs/r1')).toEqual({ id: 'r1' });
  expect(vi.getTimerCount()).toBe(0);
});

test('a call that gets no answer in time fails with a sentence', async () => {
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    return new Promise((_, refuse) =>
      signal?.addEventListener('abort', () => refuse(signal.reason)),
    );
  });
  const failed = expect(call('GET', '/api/runs/r1')).rejects.toMatchObject({
    status: 0,
    message: 'The server does not answer.',
  });
  await vi.advanceTimersByTimeAsync(10_000);
  await failed;
});

test('there need not be a newest run', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  expect(await fetchNewestRun('lock-counter')).toBeNull();
});
