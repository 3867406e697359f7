import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeChunk } from '../../model/testing/log-writer';
import { FakeSocket } from '../../net/testing/fake-socket';
import { Follower } from './follower';
import { Session } from './session';

const REQUEST = { scenario: 'event-gate', knobs: {} };

describe('Follower', () => {
  let session: Session;
  let shown: string[];
  let newest: { id: string; live: boolean; engine?: string } | null;
  let isHidden: boolean;

  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
    document.body.innerHTML =
      '<span data-follows hidden></span><form id="knobs"><input></form><form data-preset></form>';
    newest = null;
    isHidden = false;
    shown = [];
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
      if (method === 'POST') return Response.json({ id: 'own' });
      if (!url.endsWith('/scenarios/event-gate/newest-run')) return Response.json({});
      return newest === null ? new Response(null, { status: 204 }) : Response.json(newest);
    });
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
    session = new Session();
  });

  afterEach(() => {
    session.leave();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const look = () => vi.advanceTimersByTimeAsync(1000);

  const open = async () => {
    new Follower(session, 'event-gate', ({ id }) => shown.push(id));
    await vi.advanceTimersByTimeAsync(0);
  };

  const end = () => {
    const notes = [{ n: 0, seq: 1, t: 1, text: '', kind: 'ended', state: 'finished' }] as const;
    const actors = [{ id: 0, name: 'Main', kind: 'thread' }] as const;
    const bytes = writeChunk(0, [{ t: 1, actor: 0, kind: 'started' }], { actors, notes });
    FakeSocket.newest.onopen?.();
    FakeSocket.newest.onmessage?.({ data: Uint8Array.from(bytes).buffer });
  };

  it('knows the engine of the run that it shows', async () => {
    newest = { id: 'r1', live: true, engine: 'cpython-3.9.18' };
    await open();
    expect(session.engine).toBe('cpython-3.9.18');
  });

  it('shows the run that is live when the page is opened, and none that is over', async () => {
    newest = { id: 'r1', live: false };
    await open();
    expect(session.phase).toBe('idle');
    newest = { id: 'r2', live: true };
    await look();
    expect([session.run, session.isFollowed]).toEqual(['r2', true]);
    expect(document.querySelector<HTMLElement>('[data-follows]')?.hidden).toBe(false);
  });

  it('shows every later run, though it be over already', async () => {
    await open();
    newest = { id: 'r1', live: false };
    await look();
    expect(session.run).toBe('r1');
    end();
    newest = { id: 'r2', live: true };
    await look();
    expect(shown).toEqual(['r1', 'r2']);
  });

  it('replaces no live run', async () => {
    newest = { id: 'r1', live: true };
    await open();
    newest = { id: 'r2', live: true };
    await look();
    expect(session.run).toBe('r1');
    end();
    await look();
    expect(session.run).toBe('r2');
  });

  it('leaves a tab alone in which a run was started, also on the next page', async () => {
    newest = { id: 'r1', live: true };
    await open();
    await session.start(REQUEST);
    end();
    await look();
    expect(session.run).toBe('own');
    session = new Session();
    await open();
    await look();
    expect(session.phase).toBe('idle');
  });

  it('leaves a tab alone in which a knob was set for a run to come', async () => {
    await open();
    document.querySelector('input')?.dispatchEvent(new Event('change', { bubbles: true }));
    newest = { id: 'r1', live: true };
    await look();
    expect(session.phase).toBe('idle');
  });

  it('follows on when a knob of the live run was moved', async () => {
    newest = { id: 'r1', live: true };
    await open();
    document.querySelector('input')?.dispatchEvent(new Event('change', { bubbles: true }));
    end();
    newest = { id: 'r2', live: true };
    await look();
    expect(session.run).toBe('r2');
  });

  it('asks for nothing while nobody sees it', async () => {
    isHidden = true;
    newest = { id: 'r1', live: true };
    await open();
    await look();
    expect(session.phase).toBe('idle');
    isHidden = false;
    await look();
    expect(session.run).toBe('r1');
  });

  it('goes on following when the server did not answer for a while', async () => {
    await open();
    const answering = fetch;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    await look();
    vi.stubGlobal('fetch', answering);
    newest = { id: 'r1', live: true };
    await look();
    expect(session.run).toBe('r1');
  });
});
