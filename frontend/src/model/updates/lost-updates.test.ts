import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunLog } from '../run-log';
import { makeLog, type UntimedEvent } from '../testing/make-log';

const BOARD = { name: 'board', type: 'SharedVariable', initial: 0 };
const [A, B, C] = [1, 2, 3];

function read(actor: number, value: number): UntimedEvent {
  return { kind: 'read', actor, object: 0, value };
}

function wrote(actor: number, value: number): UntimedEvent {
  return { kind: 'wrote', actor, object: 0, value };
}

/** The writes of a log: what each overwrote, and by which it was lost. */
function updatesOf(log: RunLog): Record<number, [number | null, number | null]> {
  const updates: Record<number, [number | null, number | null]> = {};
  for (let seq = 0; seq < log.nextSeq; seq++) {
    const update = log.updates.updateAt(seq);
    if (update !== null) updates[seq] = [update.overwrites, update.lostBy];
  }
  return updates;
}

describe('LostUpdates', () => {
  it('finds the write that replaced one which its actor had not seen, and the one that was lost', () => {
    const log = makeLog([BOARD], [read(A, 0), read(B, 0), wrote(A, 1), wrote(B, 1), read(C, 1)]);
    expect(updatesOf(log)).toEqual({ 2: [null, 3], 3: [2, null] });
    expect([log.updates.lost, log.updates.overwriting, log.updates.dueOf(0)]).toEqual([1, 1, 2]);
  });

  it('finds nothing where each read and write is one step', () => {
    const log = makeLog([BOARD], [read(A, 0), wrote(A, 1), read(B, 1), wrote(B, 2)]);
    expect(log.updates.lost).toBe(0);
    expect(updatesOf(log)).toEqual({ 1: [null, null], 3: [null, null] });
  });

  it('loses all updates that a late write wipes out', () => {
    const late = [read(A, 0), read(B, 0), wrote(B, 1), read(B, 1), wrote(B, 2), wrote(A, 1)];
    const log = makeLog([BOARD], late);
    expect(updatesOf(log)).toEqual({ 2: [null, 5], 4: [null, 5], 5: [4, null] });
    expect(log.updates.lostOf(0)).toBe(2);
  });

  it('takes back what a still later write brings back', () => {
    const log = makeLog(
      [BOARD],
      [read(A, 0), read(B, 0), wrote(B, 1), read(C, 1), wrote(A, 1), wrote(C, 2)],
    );
    expect(updatesOf(log)).toEqual({ 2: [null, null], 4: [2, 5], 5: [4, null] });
    expect(log.updates.lost).toBe(1);
  });

  it('does not call a value lost that is replaced by one that was computed from nothing', () => {
    const log = makeLog([BOARD], [wrote(A, 5), wrote(B, 6), read(A, 6), wrote(B, 7), wrote(C, 8)]);
    expect(log.updates.lost).toBe(0);
  });

  it('takes a write as computed from what its actor read before it looked again, if only that fits', () => {
    const again = [read(A, 0), read(B, 0), wrote(A, 1), read(B, 1), wrote(B, 1), read(B, 1)];
    const log = makeLog([BOARD], [...again, read(A, 1), wrote(A, 2), read(B, 2), wrote(B, 3)]);
    expect(updatesOf(log)).toEqual({
      2: [null, 4],
      4: [2, null],
      7: [null, null],
      9: [null, null],
    });
    expect([log.updates.lost, log.updates.dueOf(0)]).toEqual([1, 4]);
  });

  it('knows which of two values a write adds to, also if one update would be taken back from the other', () => {
    const others = [read(B, 0), wrote(B, 1), read(B, 1), wrote(B, 2)];
    const log = makeLog([BOARD], [read(A, 0), ...others, read(A, 2), wrote(A, 1)]);
    expect(log.updates.lost).toBe(2);
  });

  it('takes a write as computed from what its actor has read since it wrote itself', () => {
    const turns = [read(A, 0), wrote(A, 1), read(B, 1), wrote(B, 2), read(A, 2), wrote(A, 2)];
    expect(makeLog([BOARD], turns).updates.lost).toBe(0);
  });

  it('forgets what its actor read a while ago', () => {
    const looks = Array.from({ length: 5 }, (_, i) => [read(A, i), read(B, i), wrote(A, i + 1)]);
    const log = makeLog([BOARD], [...looks.flat(), wrote(B, 1)]);
    expect([log.updates.lost, log.updates.dueOf(0)]).toEqual([1, null]);
  });

  it('says no right sum where the writes are no additions of one size', () => {
    const log = makeLog([BOARD], [read(A, 0), read(B, 0), wrote(A, 5), wrote(B, 8)]);
    expect([log.updates.lost, log.updates.dueOf(0)]).toEqual([1, null]);
  });

  it('tells the cells of an array apart', () => {
    const cells = { name: 'cells', type: 'SharedArray', length: 4 };
    const on = (kind: 'read' | 'wrote', actor: number, text: string): UntimedEvent => {
      return { kind, actor, object: 0, text };
    };
    const log = makeLog(
      [cells],
      [
        on('read', A, '[0] = 0'),
        on('read', B, '[1] = 0'),
        on('wrote', A, '[0] = 1'),
        on('wrote', B, '[1] = 1'),
        on('read', C, '[0:2] = 1, 1'),
        on('wrote', A, '[0] = 2'),
        on('wrote', C, '[0:2] = 3, 3'),
      ],
    );
    expect(updatesOf(log)).toMatchObject({ 3: [null, null], 5: [null, 6], 6: [5, null] });
    expect(log.updates.lost).toBe(1);
  });

  it('tells by the requests whose entry of a dictionary a manager reads and writes', () => {
    const [manager, sold] = [
      { name: 'manager', type: 'Manager' },
      { name: 'sold', type: 'ManagedDict' },
    ];
    const ask = (peer: number, text: string, kind: 'read' | 'wrote'): UntimedEvent[] => [
      { kind: 'received', actor: C, object: 0, peer, text },
      { kind, actor: C, object: 1, value: 2, text: "{'tea': 1, 'jam': 1}" },
      { kind: 'sent', actor: C, object: 0, peer },
    ];
    const log = makeLog(
      [manager, sold],
      [
        ...ask(A, "sold['tea']", 'read'),
        ...ask(B, "sold['tea']", 'read'),
        ...ask(A, "sold['jam'] = 1", 'wrote'),
        ...ask(A, "sold['tea'] = 1", 'wrote'),
        ...ask(B, "sold['tea'] = 1", 'wrote'),
      ],
    );
    expect(updatesOf(log)).toMatchObject({ 7: [null, null], 10: [null, 13], 13: [10, null] });
    expect(log.updates.lost).toBe(1);
  });

  it('counts what is missing in the sum, in whatever order actors add one', () => {
    const actors = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 60 });
    fc.assert(
      fc.property(actors, (turns) => {
        const seen = new Map<number, number>();
        let [sum, writes] = [0, 0];
        const events = turns.map((actor) => {
          const known = seen.get(actor);
          if (known === undefined) {
            seen.set(actor, sum);
            return read(actor, sum);
          }
          seen.delete(actor);
          writes++;
          sum = known + 1;
          return wrote(actor, sum);
        });
        const { updates } = makeLog([BOARD], events);
        expect(updates.lost).toBe(writes - sum);
        expect(updates.dueOf(0) ?? 0).toBe(writes);
        const lost = events.filter((_, seq) => updates.updateAt(seq)?.lostBy != null);
        expect(lost.length).toBe(updates.lost);
      }),
    );
  });
});
