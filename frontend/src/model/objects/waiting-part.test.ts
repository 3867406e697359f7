import { describe, expect, it } from 'vitest';
import type { Note } from '../log/message';
import { makeLog, type UntimedEvent } from '../testing/make-log';
import { graphWaits } from './wait-graph';
import { waitingPartOf } from './waiting-part';

const LOCKS = ['red', 'blue', 'green'].map((name) => ({ name, type: 'Lock' }));

const acquired = (actor: number, object: number): UntimedEvent => {
  return { actor, kind: 'acquired', object, value: 1 };
};
const waiting = (actor: number, object: number): UntimedEvent => {
  return { actor, kind: 'waiting', object, value: 1 };
};

function part(events: readonly UntimedEvent[], kind: 'deadlock' | 'stalled' | null = null) {
  const log = makeLog(LOCKS, events);
  const seq = events.length - 1;
  const states = log.history.at(seq);
  if (states === null) throw new Error('The log was not read.');
  const cycle = [
    { actor: 1, object: 1 },
    { actor: 2, object: 0 },
  ];
  const about = { n: 0, seq, t: seq, text: '', state: 'running' } as const;
  const notes: Note[] = kind === null ? [] : [{ ...about, kind, cycle }];
  const { actors, objects, ...rest } = waitingPartOf(graphWaits(states, log.actors, notes, seq));
  return { actors: [...actors].sort(), objects: [...objects].sort(), ...rest };
}

const RING = [acquired(1, 0), acquired(2, 1), waiting(1, 1), waiting(2, 0)];

describe('the part of a run that waits', () => {
  it('is empty while nobody waits', () => {
    expect(part([acquired(1, 0)])).toEqual({ kind: 'waits', actors: [], objects: [], others: 0 });
  });

  it('has those who wait, what they wait for, and who has it, and nothing that is only held', () => {
    const events = [acquired(1, 0), acquired(2, 2), waiting(3, 0)];
    expect(part(events)).toEqual({ kind: 'waits', actors: [1, 3], objects: [0], others: 0 });
  });

  it('is the ring of a deadlock, and counts who waits besides', () => {
    const events = [acquired(3, 2), ...RING, waiting(0, 0)];
    expect(part(events, 'deadlock')).toEqual({
      kind: 'deadlock',
      actors: [1, 2],
      objects: [0, 1],
      others: 1,
    });
  });

  it('is everybody who waits when nobody can proceed', () => {
    const events = [
      acquired(1, 0),
      waiting(2, 0),
      { actor: 1, kind: 'waiting', object: 2, value: 1 },
    ];
    expect(part(events as UntimedEvent[], 'stalled')).toEqual({
      kind: 'stall',
      actors: [1, 2],
      objects: [0, 2],
      others: 0,
    });
  });

  it('has no object for the end of a thread, but the thread', () => {
    const join: UntimedEvent = { actor: 1, kind: 'waiting', peer: 2 };
    expect(part([join])).toMatchObject({ actors: [1, 2], objects: [] });
  });
});
