import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../../model/log/message';
import { writeChunk } from '../../model/testing/log-writer';
import type { Problem } from '../../net/problem';
import { FakeSocket } from '../../net/testing/fake-socket';
import { Session } from './session';
import { bannerOf, coverOf, stateWord, transportView } from './session-view';

const REQUEST = { scenario: 'event-gate', knobs: {} };

describe('Session', () => {
  let session: Session;
  let calls: string[];
  let answer: (call: string) => Response | Promise<Response>;

  beforeEach(() => {
    calls = [];
    let runs = 0;
    answer = (call) => Response.json(call === 'POST /api/runs' ? { id: `r${++runs}` } : {});
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
      calls.push(`${method} ${url}`);
      return answer(`${method} ${url}`);
    });
    session = new Session();
  });

  afterEach(() => {
    session.leave();
    vi.unstubAllGlobals();
  });

  const receive = (notes: Partial<Note>[] = []) => {
    const events = [{ t: 1, actor: 0, kind: 'started' }] as const;
    const actors = [{ id: 0, name: 'Main', kind: 'thread' }] as const;
    const all = notes.map((note, n) => ({ n, seq: 1, t: 1, text: '', ...note }) as Note);
    const bytes = Uint8Array.from(writeChunk(0, events, { actors, notes: all }));
    FakeSocket.newest.onopen?.();
    FakeSocket.newest.onmessage?.({ data: bytes.buffer });
  };

  it('starts one run, however often it is asked while the first start is on its way', async () => {
    const [first, second] = await Promise.all([session.start(REQUEST), session.start(REQUEST)]);
    expect(first?.id).toBe('r1');
    expect(second).toBeNull();
    expect(calls).toEqual(['POST /api/runs']);
  });

  it('knows the engine of the run that is shown, once the server has said it', async () => {
    const news: (string | null)[] = [];
    session.on('change', () => news.push(session.engine));
    answer = () => Response.json({ id: 'r1', engine: 'cpython-3.13.0' });
    await session.start(REQUEST);
    expect(session.engine).toBe('cpython-3.13.0');
    session.show('r2');
    expect(session.engine).toBeNull();
    answer = () => Response.json({ id: 'r2', engine: 'threads' });
    await session.view('r2');
    expect(news.at(-1)).toBe('threads');
    session.show('r1');
    expect(session.engine).toBe('cpython-3.13.0');
    session.leave();
    expect(session.engine).toBeNull();
  });

  it('stops the live run before it starts the next', async () => {
    await session.start(REQUEST);
    receive();
    await session.start(REQUEST);
    expect(calls).toEqual(['POST /api/runs', 'POST /api/runs/r1/stop', 'POST /api/runs']);
    expect(session.run).toBe('r2');
  });

  it('stops a run although its start is still on its way', async () => {
    const starts = session.start(REQUEST);
    await Promise.all([session.stop(), starts]);
    expect(calls).toEqual(['POST /api/runs', 'POST /api/runs/r1/stop']);
  });

  it('stops a run although a pause or a continue is still on its way', async () => {
    await session.start(REQUEST);
    receive();
    await Promise.all([session.pause(), session.continue(), session.stop()]);
    expect(calls.slice(1)).toEqual([
      'PATCH /api/runs/r1',
      'PATCH /api/runs/r1',
      'POST /api/runs/r1/stop',
    ]);
    expect(session.busy).toBe(false);
  });

  it('asks nothing more of a run that was stopped, although its end has not arrived yet', async () => {
    await session.start(REQUEST);
    receive();
    await Promise.all([session.stop(), session.stop(), session.pause()]);
    await session.continue();
    expect(calls).toEqual(['POST /api/runs', 'POST /api/runs/r1/stop']);
  });

  it('starts a run although the stop of the one before is still on its way', async () => {
    await session.start(REQUEST);
    receive();
    const [, second] = await Promise.all([session.stop(), session.start(REQUEST)]);
    expect(second?.id).toBe('r2');
  });

  it('does not stop a run that is over', async () => {
    await session.start(REQUEST);
    receive([{ kind: 'ended', state: 'finished' }]);
    await session.start(REQUEST);
    expect(calls).not.toContain('POST /api/runs/r1/stop');
  });

  it('does not stop a run that it follows', async () => {
    session.show('r9', true);
    receive();
    await session.start(REQUEST);
    expect(calls).toEqual(['POST /api/runs']);
    expect(session.isFollowed).toBe(false);
  });

  it('starts anew when the server has forgotten the run before', async () => {
    await session.start(REQUEST);
    receive();
    answer = (call) =>
      call.endsWith('/stop') ? new Response('{}', { status: 404 }) : Response.json({ id: 'r2' });
    await session.start(REQUEST);
    expect(session.run).toBe('r2');
  });

  it('tells of a refused start, and stays as it was', async () => {
    const problems: Problem[] = [];
    session.on('problem', (problem) => problem && problems.push(problem));
    answer = () =>
      Response.json({ detail: 'Eight runs are already going.', field: 'runs' }, { status: 429 });
    expect(await session.start(REQUEST)).toBeNull();
    expect(problems[0]).toMatchObject({ status: 429, message: 'Eight runs are already going.' });
    expect(stateWord(session)).toBe('ready');
    expect(coverOf(session)).toBe('idle');
  });

  it('takes back what it said when the next thing is asked, and when the server answers again', async () => {
    const said: (string | null)[] = [];
    session.on('problem', (problem) => said.push(problem?.message ?? null));
    answer = () => Response.json({ detail: 'No.' }, { status: 409 });
    await session.start(REQUEST);
    expect(said).toEqual([null, 'No.']);
    session.show('r9');
    receive();
    expect(said.at(-1)).toBeNull();
  });

  it('can do the next thing after an answer that broke off', async () => {
    const problems: Problem[] = [];
    session.on('problem', (problem) => problem && problems.push(problem));
    const broken = new Response('{}');
    broken.text = () => Promise.reject(new TypeError('network error'));
    answer = () => broken;
    expect(await session.start(REQUEST)).toBeNull();
    expect(problems[0]?.status).toBe(0);
    expect(session.busy).toBe(false);
  });

  it('forgets the steps that were still to be asked for when the run was stopped', async () => {
    await session.start(REQUEST);
    receive([{ kind: 'paused', state: 'paused' }]);
    const steps = [session.step(null), session.step(null), session.step(null)];
    await session.stop();
    await Promise.all(steps);
    expect(calls.filter((call) => call.endsWith('/steps'))).toEqual([]);
    await session.step(null);
    expect(calls.filter((call) => call.endsWith('/steps'))).toHaveLength(1);
  });

  it('says nothing of the speed before it knows it', () => {
    session.show('r9');
    expect(transportView(session).speed).toBeNull();
    receive();
    expect(transportView(session).speed).toBe(1);
  });

  it('is shown as it stands: ready, loading, running, paused, finished', async () => {
    expect(stateWord(session)).toBe('ready');
    session.show('r9');
    expect([stateWord(session), coverOf(session)]).toEqual(['loading', 'loading']);
    receive();
    expect([stateWord(session), coverOf(session)]).toEqual(['running', null]);
    expect(transportView(session)).toMatchObject({ live: true, paused: false, events: 1 });
    receive([{ kind: 'paused', state: 'paused' }]);
    expect(transportView(session)).toMatchObject({
      state: 'paused',
      paused: true,
      order: 'step by step',
    });
    receive([
      { kind: 'paused', state: 'paused' },
      { kind: 'ended', state: 'finished' },
    ]);
    expect(transportView(session)).toMatchObject({ state: 'finished', live: false });
  });

  it('says when the server is gone, and when it has forgotten the run', () => {
    session.show('r9');
    receive();
    expect(bannerOf(session)).toBeNull();
    session.connection = 'lost';
    expect(bannerOf(session)).toBe('The server does not answer. Trying again…');
    session.connection = 'unknown';
    expect(bannerOf(session)).toMatch(/no longer knows this run.*what had arrived/);
    expect(session.live).toBe(false);
  });
});
