import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../session/session';
import { type Next, NextOperations } from './next-operations';

const ask = vi.fn();

/** A run as a session knows it: its state, and how many events it has recorded. */
function sessionWith(state: string, events: number): Session {
  const session = new Session();
  Object.assign(session, { run: 'r1', phase: 'run', connection: 'open', next: ask });
  Object.defineProperty(session, 'log', {
    value: { state, nextSeq: events, notes: [], ended: state === 'finished' },
    writable: true,
  });
  return session;
}

describe('what the actors of a paused run do next', () => {
  let shown: Next[];
  const codeOf = (line: number) => `line ${line}`;

  beforeEach(() => {
    vi.useFakeTimers();
    ask.mockReset();
    shown = [];
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function follow(session: Session): NextOperations {
    return new NextOperations(session, codeOf, (next) => shown.push(next));
  }

  it('is shown in the words of the code, soon after the run was paused', async () => {
    ask.mockResolvedValue([
      { actor: 'Clerk 1', line: 7 },
      { actor: 'Clerk 2', line: 9 },
    ]);
    follow(sessionWith('paused', 5)).update();
    await vi.advanceTimersByTimeAsync(200);
    expect(shown.at(-1)).toEqual(
      new Map([
        ['Clerk 1', 'line 7'],
        ['Clerk 2', 'line 9'],
      ]),
    );
  });

  it('is asked for once more, for an actor that took a while to reach its next operation', async () => {
    ask.mockResolvedValueOnce([]).mockResolvedValue([{ actor: 'Clerk 1', line: 8 }]);
    follow(sessionWith('paused', 5)).update();
    await vi.advanceTimersByTimeAsync(2000);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(shown.at(-1)).toEqual(new Map([['Clerk 1', 'line 8']]));
  });

  it('is asked for again after each step, and not if nothing has happened', async () => {
    ask.mockResolvedValue([]);
    const session = sessionWith('paused', 5);
    const next = follow(session);
    next.update();
    await vi.advanceTimersByTimeAsync(2000);
    next.update();
    await vi.advanceTimersByTimeAsync(2000);
    expect(ask).toHaveBeenCalledTimes(2);
    session.log = { ...session.log, nextSeq: 6 } as Session['log'];
    next.update();
    await vi.advanceTimersByTimeAsync(2000);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('is not asked for while the run goes on, and is gone when it continues', async () => {
    ask.mockResolvedValue([{ actor: 'Clerk 1', line: 7 }]);
    const session = sessionWith('paused', 5);
    const next = follow(session);
    next.update();
    await vi.advanceTimersByTimeAsync(200);
    session.log = { ...session.log, state: 'running' } as Session['log'];
    next.update();
    await vi.advanceTimersByTimeAsync(2000);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(shown.at(-1)).toEqual(new Map());
  });

  it('is dropped if the run has taken another step meanwhile', async () => {
    let answer: (value: unknown) => void = () => undefined;
    ask.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const session = sessionWith('paused', 5);
    const next = follow(session);
    next.update();
    await vi.advanceTimersByTimeAsync(200);
    session.log = { ...session.log, nextSeq: 6 } as Session['log'];
    next.update();
    answer([{ actor: 'Clerk 1', line: 7 }]);
    await vi.advanceTimersByTimeAsync(10);
    expect(shown).toEqual([]);
  });
});
