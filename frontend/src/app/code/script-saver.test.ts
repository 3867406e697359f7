import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAUSE_MILLIS, RETRY_MILLIS, ScriptSaver } from './script-saver';

describe('ScriptSaver', () => {
  let text: string;
  let states: string[];
  let sent: { url: string; body: string; headers: Record<string, string> }[];
  let answer: () => Response;
  let saver: ScriptSaver;

  beforeEach(() => {
    vi.useFakeTimers();
    text = 'x = 1';
    states = [];
    sent = [];
    answer = () => new Response('{}', { headers: { ETag: `"${sent.length}"` } });
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      sent.push({
        url,
        body: init.body as string,
        headers: init.headers as Record<string, string>,
      });
      return answer();
    });
    saver = new ScriptSaver(
      'mine',
      { text, tag: '"0"' },
      {
        text: () => text,
        changed: (state) => states.push(state),
      },
    );
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function type(typed: string): void {
    text = typed;
    saver.typed();
  }

  it('saves when nothing was typed for a while, on top of what it has seen', async () => {
    type('x = 2');
    await vi.advanceTimersByTimeAsync(PAUSE_MILLIS - 1);
    type('x = 3');
    await vi.advanceTimersByTimeAsync(PAUSE_MILLIS - 1);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toMatchObject([
      { url: '/api/scripts/mine', body: 'x = 3', headers: { 'If-Match': '"0"' } },
    ]);
    expect(states.at(-1)).toBe('saved');
    type('x = 4');
    await saver.flush();
    expect(sent[1]?.headers).toMatchObject({ 'If-Match': '"1"' });
  });

  it('says that another window has saved it, and then saves nothing by itself', async () => {
    answer = () => Response.json({ detail: 'saved by another window' }, { status: 412 });
    type('x = 2');
    expect(await saver.flush()).toBe(false);
    expect(states.at(-1)).toBe('conflict');
    type('x = 3');
    await vi.advanceTimersByTimeAsync(PAUSE_MILLIS * 3);
    expect(sent).toHaveLength(1);
  });

  it('can keep the text of this window, or take that of the other', async () => {
    answer = () => Response.json({}, { status: 412 });
    type('x = 2');
    await saver.flush();
    answer = () => new Response('{}', { headers: { ETag: '"9"' } });
    await saver.keepMine();
    expect(sent[1]?.headers).not.toHaveProperty('If-Match');
    expect(states.at(-1)).toBe('saved');
    answer = () => new Response('theirs', { headers: { ETag: '"10"' } });
    expect(await saver.takeTheirs()).toBe('theirs');
    type('x = 5');
    await saver.flush();
    expect(sent.at(-1)?.headers).toMatchObject({ 'If-Match': '"10"' });
  });

  it('tries again as long as the server does not answer', async () => {
    answer = () => {
      throw new TypeError('no network');
    };
    type('x = 2');
    expect(await saver.flush()).toBe(false);
    expect(states.at(-1)).toBe('offline');
    answer = () => new Response('{}', { headers: { ETag: '"1"' } });
    await vi.advanceTimersByTimeAsync(RETRY_MILLIS);
    expect(states.at(-1)).toBe('saved');
  });
});
