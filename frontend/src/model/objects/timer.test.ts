import { describe, expect, it } from 'vitest';
import { makeLog, states, type UntimedEvent } from '../testing/make-log';

const TIMER = { name: 'A', type: 'Timer', family: 'timer', intervalMs: 500 } as const;
const waiting: UntimedEvent = { actor: 1, kind: 'waiting', object: 0, value: 1, timed: true };

function phases(events: UntimedEvent[]): string[] {
  return states(makeLog([TIMER], events), 'timer').map(({ phase }) => phase);
}

describe('a timer', () => {
  it('is cancelled by another actor while it waits', () => {
    const log = makeLog(
      [TIMER],
      [
        waiting,
        { actor: 2, kind: 'set', object: 0, value: 1 },
        { actor: 1, kind: 'passed', object: 0, peer: 2 },
        { actor: 1, kind: 'set', object: 0 },
      ],
    );
    const all = states(log, 'timer');
    expect(all.map(({ phase }) => phase)).toEqual(['pending', ...Array(3).fill('cancelled')]);
    expect(all[3]?.cancelledBy).toEqual({ actor: 2, t: 1e6 });
    expect(all[0]?.intervalMs).toBe(500);
  });

  it('runs its function when its interval has passed, and is cancelled no more', () => {
    expect(
      phases([
        waiting,
        { actor: 1, kind: 'timedOut', object: 0 },
        { actor: 2, kind: 'set', object: 0 },
        { actor: 1, kind: 'set', object: 0 },
      ]),
    ).toEqual(['pending', 'running', 'running', 'done']);
  });
});
