import { describe, expect, it } from 'vitest';
import type { Note } from '../model/log/message';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import { narrate, narrateRange } from './narration';

const ACTORS = [
  { id: 0, name: 'Main', kind: 'thread' },
  { id: 1, name: 'Reader 1', kind: 'thread' },
  { id: 2, name: 'Producer 1', kind: 'thread' },
] as const;
const OBJECTS = [{ id: 0, name: 'queue', type: 'Queue', capacity: 10 }];

function logWith(...notes: Partial<Note>[]): RunLog {
  const log = new RunLog();
  const events = [
    { t: 0, actor: 1, kind: 'started' },
    {
      t: 1e6,
      actor: 1,
      kind: 'waiting',
      object: 0,
      value: 1,
      text: 'waits for an item: the queue is empty',
    },
    { t: 2e6, actor: 2, kind: 'put', object: 0, value: 1, text: '7' },
    { t: 3e6, actor: 1, kind: 'taken', object: 0, peer: 2, text: '7' },
    { t: 4e6, actor: 1, kind: 'working', value: 500 },
  ] as const;
  log.ingest(
    writeChunk(0, events, {
      actors: ACTORS,
      objects: OBJECTS,
      notes: notes.map((note, n) => ({ n, seq: 5, t: 5e6, text: '', ...note }) as Note),
    }),
  );
  return log;
}

describe('narrate', () => {
  it('has nothing to narrate of an empty log', () => {
    expect(narrate(new RunLog(), null)).toBeNull();
  });

  it('tells of the newest event that is worth it, with who let it on', () => {
    const narration = narrate(logWith(), null);
    expect(narration?.where).toBe('Event 3 · 0.003 s · Producer 1 → Reader 1');
    expect(narration?.head).toBe('Reader 1 takes 7 from queue: no items left.');
    expect(narration?.more).toContain("until Producer 1's put");
  });

  it('tells of what is written where nothing else has happened for a while', () => {
    const log = new RunLog();
    const objects = [{ id: 0, name: 'board', type: 'SharedVariable' }] as const;
    const wrote = (t: number, value: number) =>
      ({ t, actor: 1, kind: 'wrote', object: 0, value }) as const;
    const told = () => narrate(log, null)?.head;
    log.ingest(writeChunk(0, [wrote(1e6, 4)], { actors: ACTORS, objects }));
    expect(told()).toBe('Reader 1 writes board: 4.');
    log.ingest(writeChunk(1, [{ t: 2e6, actor: 0, kind: 'printed', text: 'Go' }, wrote(1e9, 5)]));
    expect(told()).toBe('Main prints: Go.');
    log.ingest(writeChunk(3, [wrote(3e9, 6), { t: 4e9, actor: 1, kind: 'working', value: 500 }]));
    expect(told()).toBe('Reader 1 writes board: 6.');
  });

  it('tells of the event that somebody points at, whatever its kind', () => {
    expect(narrate(logWith(), 4)?.head).toMatch(/^Reader 1 works/);
    expect(narrate(logWith({ kind: 'paused', state: 'paused' }), 0)?.head).toBe('Reader 1 starts.');
  });

  it('says of a paused run that the threads stand still', () => {
    const narration = narrate(logWith({ kind: 'paused', state: 'paused', text: 'Paused.' }), null);
    expect(narration?.head).toBe('The real threads stand still.');
  });

  it('tells after a step what it did', () => {
    const narration = narrate(logWith({ kind: 'step', state: 'paused', actor: 1 }), null);
    expect(narration?.head).toMatch(/^Reader 1 works/);
    expect(narration?.more).toContain('stand still');
  });

  it('tells after a step what the actor of the step did, not whom that let on', () => {
    const step = { kind: 'step', state: 'paused', actor: 0, seq: 0 } as const;
    expect(narrate(logWith(step), null)?.where).toMatch(/^Event 0 /);
  });

  it('names a deadlock in a paused run, too', () => {
    const text = 'Deadlock: A waits for B.';
    const found = { kind: 'deadlock', text, outcome: text, grade: 'EXPECTED' } as const;
    const log = logWith({ ...found, state: 'paused' }, { kind: 'step', state: 'paused', actor: 1 });
    expect(narrate(log, null)).toMatchObject({ head: text, stuck: 'deadlock' });
  });

  it('names the cycle of a deadlock, its first sentence largest', () => {
    const narration = narrate(
      logWith({
        kind: 'deadlock',
        state: 'deadlocked',
        text: 'Deadlock: A waits for B. Lock in one order.',
        outcome: 'Deadlock: A waits for B. Lock in one order.',
        grade: 'EXPECTED',
      }),
      null,
    );
    expect(narration).toMatchObject({
      head: 'Deadlock: A waits for B.',
      more: 'Lock in one order.',
      stuck: 'deadlock',
    });
  });

  it('names who waits for whom first where a deadlock takes many words', () => {
    const waits = 'Producer 1 waits for the lock beside the door, held by Reader 1; ';
    const text = `Deadlock: ${waits}${waits}${waits}so it goes. Lock in one order.`;
    const cycle = [2, 1].map((actor) => ({ actor, object: 0 }));
    const found = { kind: 'deadlock', state: 'deadlocked', text, outcome: text, cycle } as const;
    expect(narrate(logWith({ ...found, grade: 'EXPECTED' }), null)).toMatchObject({
      head: 'Deadlock: Producer 1 → Reader 1 → Producer 1.',
      more: 'Lock in one order.',
    });
    const end = { kind: 'ended', state: 'deadlocked', text: 'Stopped.' } as const;
    const wasSaid = { outcome: 'Nobody eats.', grade: 'EXPECTED' } as const;
    expect(narrate(logWith(found, { ...end, ...wasSaid }), null)).toMatchObject({
      head: 'Nobody eats.',
      more: 'Deadlock: Producer 1 → Reader 1 → Producer 1. Lock in one order. Stopped.',
    });
    const ring = [...cycle, ...cycle, ...cycle, ...cycle];
    expect(narrate(logWith({ ...found, cycle: ring, grade: 'EXPECTED' }), null)?.head).toBe(
      'Deadlock: a ring of 8: Producer 1 → Reader 1 → … → Reader 1 → Producer 1.',
    );
  });

  it('says that a run is stalled, what helps, and that it ended so', () => {
    const text = 'Stalled: A waits for gate. Only you can help: gate.set().';
    const found = { kind: 'stalled', text, outcome: text, grade: 'INTERESTING' } as const;
    const live = logWith({ ...found, state: 'stalled' });
    expect(narrate(live, null)).toMatchObject({
      where: 'Stalled',
      head: 'Stalled: A waits for gate.',
      more: 'Only you can help: gate.set().',
      stuck: 'stalled',
    });
    const end = { kind: 'ended', state: 'stalled', text: 'Stopped.', outcome: text } as const;
    expect(
      narrate(logWith({ ...found, state: 'stalled' }, { ...end, grade: 'INTERESTING' }), null),
    ).toMatchObject({
      where: 'Stalled',
      more: 'Only you can help: gate.set(). Stopped.',
      grade: 'INTERESTING',
      stuck: 'stalled',
    });
  });

  it('tells how a run ended, with its grade', () => {
    const end = { kind: 'ended', state: 'finished', text: 'The run is over.' } as const;
    const narration = narrate(
      logWith({ ...end, outcome: 'Expected 4, found 4.', grade: 'EXPECTED' }),
      null,
    );
    expect(narration).toMatchObject({
      where: 'The run is finished',
      head: 'Expected 4, found 4.',
      more: 'The run is over.',
      grade: 'EXPECTED',
      stuck: null,
    });
  });

  it('says the outcome only once when the note of the end repeats it', () => {
    const text = 'Stopped. Two had the lock, one waited.';
    const end = { kind: 'ended', state: 'stopped', text } as const;
    expect(narrate(logWith({ ...end, outcome: text, grade: 'INTERESTING' }), null)).toMatchObject({
      head: 'Stopped.',
      more: 'Two had the lock, one waited.',
      grade: 'INTERESTING',
    });
  });

  it('gives a run of which it only knows that it was stopped no grade', () => {
    const end = { kind: 'ended', state: 'stopped', text: 'Stopped.' } as const;
    const narration = narrate(logWith({ ...end, outcome: 'Stopped.', grade: 'INTERESTING' }), null);
    expect(narration).toMatchObject({ head: 'Stopped.', more: '', grade: null });
  });
});

describe('narrateRange', () => {
  it('tells from when to when a part is marked, and how many events it has in how much time', () => {
    expect(narrateRange(logWith(), { from: 1e6, to: 3.5e6 })).toMatchObject({
      where: 'From 1.00 ms to 3.50 ms',
      head: 'Marked: 3 events in 2.5 ms.',
      stuck: null,
      seq: null,
    });
    expect(narrateRange(logWith(), { from: 1e6, to: 1.5e6 }).head).toBe(
      'Marked: 1 event in 500 µs.',
    );
    expect(narrateRange(logWith(), { from: 1.2e6, to: 1.5e6 }).head).toBe(
      'Marked: no events in 300 µs.',
    );
  });
});
