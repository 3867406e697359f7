import { describe, expect, it } from 'vitest';
import type { ObjectInfo } from '../log/message';
import { RunLog } from '../run-log';
import { type WrittenEvent, writeChunk } from '../testing/log-writer';

const ACTORS = [
  { id: 0, name: 'Ann', kind: 'thread' },
  { id: 1, name: 'Bob', kind: 'thread' },
  { id: 2, name: 'You', kind: 'you' },
] as const;
const OBJECTS: ObjectInfo[] = [
  { id: 0, name: 'ready', type: 'Condition' },
  { id: 1, name: 'start', type: 'Barrier', parties: 3 },
  { id: 2, name: 'gate', type: 'Latch', initial: 2 },
  { id: 3, name: 'queue', type: 'Queue', capacity: 4 },
  { id: 4, name: 'pool', type: 'Pool', capacity: 0 },
  { id: 5, name: 'data', type: 'PerThread' },
  { id: 6, name: 'Bob', type: 'Manager' },
  { id: 7, name: 'processes', type: 'ProcessPool', capacity: 0 },
  { id: 8, name: 'book', type: 'RobustLock' },
  { id: 9, name: 'go', type: 'ProcessEvent' },
  { id: 10, name: 'pipe', type: 'Pipe', initial: 0 },
  { id: 11, name: 'jobs', type: 'ProcessQueue', capacity: 0 },
  { id: 12, name: 'readers inside', type: 'SharedVariable' },
  { id: 13, name: "Ben's lock", type: 'Lock' },
];

/** What is said of the last of these events. */
function said(...events: WrittenEvent[]): string {
  const log = new RunLog();
  log.ingest(writeChunk(0, events, { actors: ACTORS, objects: OBJECTS }));
  return log.sentence(events.length - 1);
}

describe('eventSentence', () => {
  it('has the traceback of an exception in Python, a line for each frame, behind its message', () => {
    const frames = '\n  File "race.py", line 20, in <module>\n  File "race.py", line 12, in work';
    const text = `ValueError: no, see\n  File "a", line 1${frames}`;
    expect(said({ t: 0, actor: 0, kind: 'raised', text })).toBe(
      `Ann raises ValueError: no, see\n  File "a", line 1. Traceback (most recent call last):${frames}`,
    );
    expect(said({ t: 0, actor: 0, kind: 'raised', text: 'ValueError: a\nb' })).not.toContain(
      'Traceback',
    );
  });

  it('tells both waits of a condition, and a notification that is lost', () => {
    const text = 'has given up the lock and waits to be notified';
    const wait = { t: 0, actor: 0, kind: 'waiting', object: 0, value: 1, text } as const;
    expect(said(wait)).toBe('Ann has given up the lock and waits to be notified. It still waits.');
    expect(said(wait, { t: 2e6, actor: 0, kind: 'woken', object: 0, peer: 1 })).toBe(
      "Ann is notified of ready and now needs the lock again. It had waited 2 ms, until Bob's notify.",
    );
    expect(said({ t: 0, actor: 2, kind: 'notified', object: 0, value: 0 })).toBe(
      'You notify ready, but no actor waits: the notification is lost.',
    );
  });

  it('tells how long an actor sleeps, or until what', () => {
    const sleep = { t: 0, actor: 0, kind: 'sleeping' } as const;
    expect(said({ ...sleep, value: 500_000 })).toBe('Ann sleeps for 500 ms.');
    expect(said({ ...sleep, text: 'until all others wait' })).toBe(
      'Ann sleeps until all others wait.',
    );
  });

  it('tells a try that does not wait from a wait that is given up', () => {
    const timedOut = { t: 2e6, actor: 0, kind: 'timedOut', object: 13 } as const;
    expect(said({ ...timedOut, t: 0 })).toBe(
      "Ann tries Ben's lock, which is not free, and does not wait.",
    );
    expect(said({ ...timedOut, actor: 2, object: 3 })).toBe('You do not wait for queue.');
    expect(said({ t: 0, actor: 0, kind: 'waiting', object: 13, value: 1 }, timedOut)).toBe(
      "Ann gives up on Ben's lock. It had waited 2 ms.",
    );
  });

  it('tells who arrives, who passes, and who breaks it', () => {
    const wait = { t: 0, actor: 0, kind: 'waiting', object: 1, value: 1 } as const;
    expect(said({ t: 0, actor: 0, kind: 'arrived', object: 1, value: 1 })).toBe(
      'Ann arrives at start as number 2 of 3.',
    );
    expect(said(wait, { t: 2e6, actor: 0, kind: 'passed', object: 1, value: 0, peer: 1 })).toBe(
      "Ann passes start. It had waited 2 ms, until Bob's arrival.",
    );
    expect(said({ t: 0, actor: 1, kind: 'broke', object: 1, value: 2 })).toBe(
      'Bob breaks start: 2 waiters get an error.',
    );
    expect(said({ t: 0, actor: 2, kind: 'reset', object: 1, value: 0 })).toBe('You reset start.');
    expect(said({ t: 0, actor: 1, kind: 'arrived', object: 2, value: 0 })).toBe(
      'Bob counts gate down: 0 to come.',
    );
  });

  it('tells who waits for a thread to end', () => {
    const wait = { t: 0, actor: 0, kind: 'waiting', peer: 1, value: 1 } as const;
    expect(said(wait)).toBe('Ann waits for Bob to end. It still waits.');
    expect(said(wait, { t: 2e6, actor: 0, kind: 'passed', peer: 1, value: 0 })).toBe(
      "Ann sees that Bob has ended. It had waited 2 ms, until Bob's end.",
    );
  });

  it('tells that a robust lock comes from a dead owner, and that an event was missed', () => {
    const wait = { t: 0, actor: 0, kind: 'waiting', object: 8, value: 1, peer: 1 } as const;
    const died = { t: 2e6, actor: 0, kind: 'acquired', object: 8, value: 1, peer: 1 } as const;
    expect(said(wait, { ...died, text: 'the owner died' })).toBe(
      "Ann acquires book: the owner died. It had waited 2 ms, until Bob's death.",
    );
    expect(said({ t: 0, actor: 0, kind: 'passed', object: 9, value: 0, text: 'too late' })).toBe(
      'Ann returns from its wait for "go": too late.',
    );
  });

  it('quotes the name of an event, and a name of several words', () => {
    expect(said({ t: 0, actor: 0, kind: 'set', object: 9, value: 0 })).toBe('Ann sets "go".');
    expect(said({ t: 0, actor: 0, kind: 'passed', object: 9, value: 0 })).toBe(
      'Ann finds "go" set.',
    );
    expect(said({ t: 0, actor: 0, kind: 'wrote', object: 12, value: 2 })).toBe(
      'Ann writes "readers inside": 2.',
    );
    expect(said({ t: 0, actor: 0, kind: 'acquired', object: 13, value: 1 })).toBe(
      "Ann acquires Ben's lock.",
    );
  });

  it('tells of a queue that is shut down, a pool, and data of each thread', () => {
    expect(said({ t: 0, actor: 0, kind: 'closed', object: 3, value: 2 })).toBe(
      'Ann shuts queue down: 2 items can still be taken.',
    );
    expect(said({ t: 0, actor: 0, kind: 'put', object: 4, value: 1, text: 'task 7' })).toBe(
      'Ann hands task 7 to pool: 1 task waits.',
    );
    expect(said({ t: 0, actor: 1, kind: 'done', object: 4, value: 3 })).toBe(
      'Bob finishes a task of pool: 3 tasks to go.',
    );
    expect(said({ t: 0, actor: 0, kind: 'received', object: 4, value: 0, text: '49' })).toBe(
      'Ann gets a result of pool: 49.',
    );
    expect(said({ t: 0, actor: 0, kind: 'wrote', object: 5, value: 5, text: 'x = 5' })).toBe(
      'Ann writes data: x = 5.',
    );
    expect(said({ t: 0, actor: 0, kind: 'working', value: 0 })).toBe('Ann computes.');
    expect(said({ t: 0, actor: 0, kind: 'closed', object: 11 })).toBe(
      'Ann closes jobs in its process.',
    );
  });

  it('tells of requests to a manager and of its replies', () => {
    const text = 'names.append(3)';
    const sent = { t: 0, actor: 0, kind: 'sent', object: 6, value: 0, text } as const;
    expect(said(sent)).toBe('Ann asks Bob for names.append(3).');
    const idle = {
      t: 0,
      actor: 1,
      kind: 'waiting',
      object: 6,
      value: 1,
      text: 'waits for a request',
    } as const;
    expect(
      said(idle, sent, { t: 2e6, actor: 1, kind: 'received', object: 6, value: 0, peer: 0, text }),
    ).toBe(
      "Bob receives the request of Ann: names.append(3). It had waited 2 ms, until Ann's request.",
    );
    const reply = {
      t: 3e6,
      actor: 1,
      kind: 'sent',
      object: 6,
      value: 0,
      peer: 0,
      text: 'None',
    } as const;
    expect(said(reply)).toBe('Bob replies to Ann: None.');
    const waits = {
      t: 0,
      actor: 0,
      kind: 'waiting',
      object: 6,
      value: 1,
      text: 'waits for the reply of the manager',
    } as const;
    expect(
      said(waits, reply, {
        t: 4e6,
        actor: 0,
        kind: 'received',
        object: 6,
        value: 0,
        peer: 1,
        text: 'None',
      }),
    ).toBe("Ann gets the reply of Bob: None. It had waited 4 ms, until Bob's reply.");
  });

  it('tells of a pool of processes as of a pool of threads', () => {
    expect(said({ t: 0, actor: 0, kind: 'put', object: 7, value: 2, text: '[1, 2]' })).toBe(
      'Ann hands [1, 2] to processes: 2 tasks wait.',
    );
    expect(said({ t: 0, actor: 1, kind: 'passed', object: 7, value: 0 })).toBe(
      'Bob sees that processes has no more tasks.',
    );
  });

  it('tells of an end of a pipe, and of the feeder of a queue between processes', () => {
    const end = {
      t: 0,
      actor: 0,
      kind: 'closed',
      object: 10,
      value: 2,
      text: 'the write end',
    } as const;
    expect(said(end)).toBe('Ann closes the write end of pipe.');
    const full = {
      t: 0,
      actor: 0,
      kind: 'waiting',
      object: 10,
      value: 1,
      text: 'waits for room',
    } as const;
    expect(
      said(full, { t: 2e6, actor: 0, kind: 'sent', object: 10, value: 1, peer: 1, text: 'a' }),
    ).toBe("Ann sends a into pipe: 1 in flight. It had waited 2 ms, until Bob's receive.");
    const idle = { t: 0, actor: 0, kind: 'waiting', object: 11, value: 1, text: 'waits' } as const;
    expect(said(idle, { t: 2e6, actor: 0, kind: 'woken', object: 11, peer: 1 })).toBe(
      "Ann looks into its buffer of jobs again. It had waited 2 ms, until Bob's put.",
    );
    expect(said(idle, { t: 2e6, actor: 0, kind: 'passed', object: 11, value: 0 })).toBe(
      'Ann sees that its feeder of jobs has written everything. It had waited 2 ms.',
    );
  });
});
