import { describe, expect, it } from 'vitest';
import type { Note, ObjectInfo } from '../log/message';
import { RunLog } from '../run-log';
import { type WrittenEvent, writeChunk } from '../testing/log-writer';
import { laneStates, makeLog as playActors } from '../testing/make-log';
import type { Flow } from './flows';
import { BROKEN } from './track';

const ACTORS = [
  { id: 0, name: 'A', kind: 'thread' },
  { id: 1, name: 'B', kind: 'thread' },
  { id: 2, name: 'You', kind: 'you' },
  { id: 3, name: 'manager', kind: 'process' },
] as const;
const OBJECTS: ObjectInfo[] = [
  { id: 0, name: 'lock 1', type: 'Lock' },
  { id: 1, name: 'lock 2', type: 'RLock' },
  { id: 2, name: 'queue', type: 'Queue', capacity: 2 },
  { id: 3, name: 'event', type: 'Event' },
  { id: 4, name: 'signal', type: 'Semaphore', initial: 0 },
  { id: 5, name: 'condition', type: 'Condition' },
  { id: 6, name: 'barrier', type: 'Barrier', parties: 2 },
  { id: 7, name: 'latch', type: 'Latch', initial: 2 },
  { id: 8, name: 'manager', type: 'Manager' },
];

function makeLog(events: readonly WrittenEvent[], notes: readonly Note[] = []): RunLog {
  const log = new RunLog();
  log.ingest(writeChunk(0, events, { actors: ACTORS, objects: OBJECTS, notes }));
  return log;
}

function flows(log: RunLog): Flow[] {
  const all = log.flows;
  return Array.from({ length: all.length }, (_, i) => all.at(i));
}

describe('LaneReducer', () => {
  it('shows work and sleep, and holding while a lock is held', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'started' },
      { t: 2, actor: 0, kind: 'working' },
      { t: 3, actor: 0, kind: 'resumed' },
      { t: 4, actor: 0, kind: 'acquired', object: 0, value: 1 },
      { t: 5, actor: 0, kind: 'working' },
      { t: 6, actor: 0, kind: 'resumed' },
      { t: 7, actor: 0, kind: 'sleeping' },
      { t: 8, actor: 0, kind: 'resumed' },
      { t: 9, actor: 0, kind: 'released', object: 0 },
      { t: 10, actor: 0, kind: 'ended' },
    ]);
    expect(laneStates(log, 0)).toEqual([
      'running',
      'working',
      'running',
      'holding',
      'sleeping',
      'holding',
      'running',
      'none',
    ]);
    expect(log.lanesAt(7.5)[0]?.held.map((o) => o.name)).toEqual(['lock 1']);
    expect(log.lanesAt(9.5)[0]?.held).toEqual([]);
  });

  it('tells waiting for a lock from being blocked by anything else', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'waiting', object: 1 },
      { t: 2, actor: 1, kind: 'waiting', object: 2 },
    ]);
    expect(laneStates(log, 0)).toEqual(['waiting']);
    expect(laneStates(log, 1)).toEqual(['blocked']);
  });

  it('draws a flow from the event that released to the event that it released', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'acquired', object: 0, value: 1 },
      { t: 2, actor: 1, kind: 'waiting', object: 0, peer: 0 },
      { t: 5, actor: 0, kind: 'released', object: 0 },
      { t: 6, actor: 1, kind: 'acquired', object: 0, value: 1, peer: 0 },
      { t: 7, actor: 0, kind: 'waiting', object: 3 },
      { t: 8, actor: 2, kind: 'set', object: 3, value: 1 },
      { t: 9, actor: 0, kind: 'passed', object: 3, peer: 2 },
    ]);
    expect(flows(log)).toMatchObject([
      {
        fromSeq: 2,
        toSeq: 3,
        fromActor: 0,
        toActor: 1,
        fromNanos: 5,
        toNanos: 6,
        object: 0,
        isTransfer: true,
      },
      { fromSeq: 5, toSeq: 6, fromActor: 2, toActor: 0, isTransfer: false },
    ]);
    expect(log.flows.into(6)?.fromSeq).toBe(5);
    expect(log.flows.outOf(2)?.toSeq).toBe(3);
  });

  it('draws every request to a manager and every reply, though the manager did not wait for it', () => {
    const request = { kind: 'sent', object: 8 } as const;
    const log = makeLog([
      { t: 1, actor: 0, ...request },
      { t: 2, actor: 0, kind: 'waiting', object: 8 },
      { t: 3, actor: 1, ...request },
      { t: 4, actor: 1, kind: 'waiting', object: 8 },
      { t: 5, actor: 3, kind: 'received', object: 8, peer: 0 },
      { t: 6, actor: 3, kind: 'sent', object: 8, peer: 0 },
      { t: 7, actor: 3, kind: 'received', object: 8, peer: 1 },
      { t: 8, actor: 3, kind: 'sent', object: 8, peer: 1 },
      { t: 9, actor: 0, kind: 'received', object: 8, peer: 3 },
      { t: 10, actor: 1, kind: 'received', object: 8, peer: 3 },
      { t: 11, actor: 0, ...request },
      { t: 12, actor: 3, kind: 'received', object: 8, peer: 0 },
    ]);
    expect(flows(log).map((h) => [h.fromNanos, h.toNanos])).toEqual([
      [1, 5],
      [3, 7],
      [6, 9],
      [8, 10],
      [11, 12],
    ]);
  });

  it('shows Main of a run that waits for its first step, and no longer when it goes on without one', () => {
    const log = playActors([], [{ actor: 0, kind: 'started' }]);
    const note = (n: number, kind: 'paused' | 'continued' | 'step', seq: number) =>
      log.ingest(
        writeChunk(log.nextSeq, [], {
          notes: [{ n, seq, t: 1, kind, state: 'paused', text: '', actor: 0 }],
        }),
      );
    const main = () => log.lanes.find(({ actor }) => actor.name === 'Main')?.isShown;
    note(0, 'paused', 0);
    const whilePaused = main();
    note(1, 'continued', 1);
    expect([whilePaused, main()]).toEqual([true, false]);
    note(2, 'step', 1);
    note(3, 'continued', 1);
    expect(main()).toBe(true);
  });

  it('draws none for an item that nobody waited for', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'put', object: 2, value: 1 },
      { t: 2, actor: 1, kind: 'taken', object: 2, value: 0, peer: 0 },
    ]);
    expect(flows(log)).toEqual([]);
  });

  it('keeps a re-entrant lock on the rail until its last release', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'acquired', object: 1, value: 1 },
      { t: 2, actor: 0, kind: 'acquired', object: 1, value: 2 },
      { t: 3, actor: 0, kind: 'released', object: 1, value: 1 },
      { t: 4, actor: 0, kind: 'released', object: 1, value: 0 },
    ]);
    expect(log.lanesAt(3.5)[0]?.state).toBe('holding');
    expect(log.lanesAt(4)[0]?.state).toBe('running');
  });

  it('ends the rail of the holder when somebody else releases its Lock', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'acquired', object: 0, value: 1 },
      { t: 2, actor: 1, kind: 'released', object: 0 },
    ]);
    expect(laneStates(log, 0)).toEqual(['holding', 'running']);
  });

  it('shows both waits of a condition, and the levels of the lock given up and taken back', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'acquired', object: 1, value: 1 },
      { t: 2, actor: 0, kind: 'acquired', object: 1, value: 2 },
      { t: 3, actor: 0, kind: 'released', object: 1, value: 0 },
      { t: 4, actor: 0, kind: 'waiting', object: 5, value: 1 },
      { t: 5, actor: 1, kind: 'acquired', object: 1, value: 1 },
      { t: 6, actor: 1, kind: 'notified', object: 5, value: 1 },
      { t: 7, actor: 0, kind: 'woken', object: 5, peer: 1 },
      { t: 8, actor: 0, kind: 'waiting', object: 1, value: 1, peer: 1 },
      { t: 9, actor: 1, kind: 'released', object: 1, value: 0 },
      { t: 10, actor: 0, kind: 'acquired', object: 1, value: 2, peer: 1 },
      { t: 11, actor: 0, kind: 'released', object: 1, value: 1 },
      { t: 12, actor: 0, kind: 'released', object: 1, value: 0 },
    ]);
    expect(laneStates(log, 0)).toEqual([
      'holding',
      'running',
      'blocked',
      'running',
      'waiting',
      'holding',
      'running',
    ]);
    expect(log.lanesAt(11)[0]?.state).toBe('holding');
    expect(flows(log)).toMatchObject([
      { fromSeq: 5, toSeq: 6, isTransfer: false },
      { fromSeq: 8, toSeq: 9, isTransfer: true },
    ]);
  });

  it('counts who is there at a barrier, and draws the last arrival letting the others on', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'arrived', object: 6, value: 0 },
      { t: 2, actor: 0, kind: 'waiting', object: 6, value: 1 },
      { t: 3, actor: 1, kind: 'arrived', object: 6, value: 1 },
      { t: 4, actor: 1, kind: 'passed', object: 6, value: 1 },
      { t: 5, actor: 0, kind: 'passed', object: 6, value: 0, peer: 1 },
      { t: 6, actor: 0, kind: 'arrived', object: 6, value: 0 },
      { t: 7, actor: 1, kind: 'broke', object: 6, value: 1 },
    ]);
    expect([1, 3, 4, 6, 7].map((t) => log.valueAt(6, t))).toEqual([1, 2, 0, 1, BROKEN]);
    expect(flows(log)).toMatchObject([{ fromSeq: 2, toSeq: 4, fromActor: 1, toActor: 0 }]);
  });

  it('counts a latch down', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'arrived', object: 7, value: 1 },
      { t: 2, actor: 1, kind: 'arrived', object: 7, value: 0 },
      { t: 3, actor: 0, kind: 'passed', object: 7, value: 0 },
    ]);
    expect([0, 1, 2, 3].map((t) => log.valueAt(7, t))).toEqual([2, 1, 0, 0]);
  });

  it('takes a semaphore that begins at 0 for a signal, which nobody holds', () => {
    const log = makeLog([{ t: 1, actor: 0, kind: 'acquired', object: 4 }]);
    expect(laneStates(log, 0)).toEqual(['running']);
  });

  it('marks the lanes of a deadlock until somebody resolves it', () => {
    const note = { t: 3, state: 'deadlocked', text: '' } as const;
    const cycle = [
      { actor: 0, object: 1 },
      { actor: 1, object: 0 },
    ];
    const log = makeLog(
      [
        { t: 1, actor: 0, kind: 'waiting', object: 1 },
        { t: 2, actor: 1, kind: 'waiting', object: 0 },
        { t: 9, actor: 2, kind: 'released', object: 0 },
      ],
      [
        { ...note, n: 0, seq: 2, kind: 'deadlock', cycle },
        { ...note, n: 1, seq: 3, t: 10, kind: 'resolved' },
      ],
    );
    expect(laneStates(log, 0)).toEqual(['waiting', 'deadlock', 'waiting']);
    expect(log.lanes[1]?.times.start(1)).toBe(3);
  });

  it('counts depth, flag and how many wait for locks', () => {
    const log = makeLog([
      { t: 1, actor: 0, kind: 'put', object: 2, value: 1 },
      { t: 2, actor: 2, kind: 'set', object: 3, value: 0 },
      { t: 3, actor: 1, kind: 'waiting', object: 0 },
      { t: 4, actor: 2, kind: 'cleared', object: 3 },
    ]);
    expect(log.valueAt(2, 1.5)).toBe(1);
    expect([1.5, 2.5, 4.5].map((t) => log.valueAt(3, t))).toEqual([0, 1, 0]);
    expect(log.waiting?.valueAt(3.5)).toBe(1);
    expect(log.valueAt(0, 3)).toBeNull();
  });

  it('marks every lane of a stall, and takes the marks back when an actor proceeds', () => {
    const waits = [{ actor: 0 }, { actor: 1 }];
    const log = playActors(
      [{ name: 'gate', type: 'Event' }],
      [
        { actor: 1, kind: 'waiting', object: 0, value: 1 },
        { actor: 0, kind: 'waiting', peer: 1, value: 1 },
        { actor: 1, kind: 'passed', object: 0, peer: 2 },
      ],
      [
        {
          kind: 'stalled',
          seq: 2,
          t: 1e6,
          state: 'stalled',
          waits,
          outcome: 'Stalled.',
          grade: 'FORBIDDEN',
        },
        { kind: 'resolved', seq: 3, t: 2e6, state: 'running', of: 'stalled' },
      ],
    );
    expect(laneStates(log, 1)).toEqual(['blocked', 'stalled', 'running']);
    expect(laneStates(log, 0).slice(0, 3)).toEqual(['blocked', 'stalled', 'blocked']);
    expect(log.state).toBe('running');
    expect(log.outcome).toBeNull();
  });
});
