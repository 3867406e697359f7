import { describe, expect, it } from 'vitest';
import type { RunLog } from '../run-log';
import { makeLog, type UntimedEvent } from '../testing/make-log';
import type { TrackKind } from './track';

const [A, B, C] = [1, 2, 3];

function valuesOf(log: RunLog, kind: TrackKind): number[] | undefined {
  const track = log.tracks.find((one) => one.kind === kind && one.isShown);
  return track && Array.from({ length: track.length }, (_, i) => track.value(i));
}

function on(kind: UntimedEvent['kind'], actor: number, value = 0): UntimedEvent {
  return { kind, actor, object: 0, value };
}

describe('SecondCount', () => {
  it('counts the tasks of a queue that nobody has reported done, taken or not', () => {
    const events = [on('put', A, 1), on('put', A, 2), on('taken', B, 1), on('done', B, 1)];
    const log = makeLog([{ name: 'queue', type: 'Queue' }], events);
    expect(valuesOf(log, 'unfinished')).toEqual([0, 1, 2, 1]);
  });

  it('says nothing of a queue whose tasks nobody reports done', () => {
    const log = makeLog([{ name: 'queue', type: 'Queue' }], [on('put', A, 1), on('taken', B, 0)]);
    expect(valuesOf(log, 'unfinished')).toBeUndefined();
  });

  it('counts who is inside of a lock that another actor releases', () => {
    const events = [
      on('acquired', A, 1),
      on('released', C),
      on('acquired', B, 1),
      on('released', A),
      on('released', B),
    ];
    const log = makeLog([{ name: 'door', type: 'Lock' }], events);
    expect(valuesOf(log, 'inside')).toEqual([0, 1, 2, 1, 0]);
  });

  it('takes who has ended for outside', () => {
    const events = [on('acquired', A, 1), { kind: 'ended', actor: A } as const];
    const again = [on('released', C), on('acquired', B, 1)];
    const log = makeLog([{ name: 'door', type: 'Lock' }], [...events, ...again]);
    expect(valuesOf(log, 'inside')).toBeUndefined();
  });

  it('says nothing of a lock that one actor at a time is inside of, or that its owner alone may release', () => {
    const turns = [on('acquired', A, 1), on('released', A), on('acquired', B, 1)];
    expect(valuesOf(makeLog([{ name: 'door', type: 'Lock' }], turns), 'inside')).toBeUndefined();
    const log = makeLog([{ name: 'door', type: 'RLock' }], turns);
    expect(valuesOf(log, 'inside')).toBeUndefined();
  });
});
