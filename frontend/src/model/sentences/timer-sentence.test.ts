import { describe, expect, it } from 'vitest';
import { makeLog, type UntimedEvent } from '../testing/make-log';

const TIMER = { name: 'A', type: 'Timer', family: 'timer' } as const;
const waiting: UntimedEvent = {
  actor: 1,
  kind: 'waiting',
  object: 0,
  value: 1,
  timed: true,
  text: 'waits for its interval to pass',
};

function said(seq: number, ...events: UntimedEvent[]): string {
  return makeLog([TIMER], events).sentence(seq);
}

describe('the sentences of a timer', () => {
  const cancel: UntimedEvent = { actor: 2, kind: 'set', object: 0, value: 1 };
  const cancelled: UntimedEvent = { actor: 1, kind: 'passed', object: 0, peer: 2 };
  const timedOut: UntimedEvent = { actor: 1, kind: 'timedOut', object: 0 };

  it('tell who cancelled it', () => {
    expect(said(1, waiting, cancel, cancelled)).toBe('B cancels A.');
    expect(said(2, waiting, cancel, cancelled)).toBe(
      "A is cancelled. It had waited 2 ms, until B's cancel.",
    );
    expect(said(0, waiting, cancel, cancelled)).toBe(
      "A waits for its interval to pass. B's cancel woke it after 2 ms.",
    );
  });

  it('tell that it goes off', () => {
    expect(said(0, waiting, timedOut)).toBe(
      'A waits for its interval to pass. It went off after 1 ms.',
    );
    expect(said(1, waiting, timedOut)).toBe(
      'A goes off: its interval has passed. It had waited 1 ms.',
    );
  });

  it('tell that it was cancelled too late, and that it is over', () => {
    expect(said(0, { actor: 2, kind: 'set', object: 0 })).toBe(
      'B cancels A, which does not wait now.',
    );
    expect(said(0, { actor: 1, kind: 'set', object: 0 })).toBe('A is over.');
  });
});
