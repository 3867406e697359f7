import { describe, expect, it } from 'vitest';
import type { Note } from './message';
import { stuckAfter } from './stuck';

const note = (kind: Note['kind'], more: Partial<Note> = {}): Note =>
  ({ n: 0, seq: 0, t: 0, kind, text: '', state: 'running', ...more }) as Note;
const ring = (...actors: number[]) => actors.map((actor) => ({ actor, object: actor }));

describe('what keeps actors from going on', () => {
  it('is every deadlock until that one is taken back', () => {
    const [one, two] = [note('deadlock', { cycle: ring(1) }), note('deadlock', { cycle: ring(2) })];
    expect(stuckAfter([one, two]).deadlocks).toEqual([one, two]);
    const over = note('resolved', { of: 'deadlock', cycle: ring(1) });
    expect(stuckAfter([one, two, over]).deadlocks).toEqual([two]);
  });

  it('is a stall until an actor proceeds; the deadlocks stay', () => {
    const deadlock = note('deadlock', { cycle: ring(1) });
    const stall = note('stalled');
    expect(stuckAfter([deadlock, stall])).toEqual({ deadlocks: [deadlock], stall });
    const over = note('resolved', { of: 'stalled' });
    expect(stuckAfter([deadlock, stall, over])).toEqual({ deadlocks: [deadlock], stall: null });
  });

  it('is nothing after the resolved of a log that does not say of what', () => {
    const deadlocks = [note('deadlock', { cycle: ring(1) }), note('deadlock', { cycle: ring(2) })];
    expect(stuckAfter([...deadlocks, note('resolved')]).deadlocks).toEqual([]);
  });
});
