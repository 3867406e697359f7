import { beforeEach, describe, expect, it } from 'vitest';
import { makeLog, type UntimedEvent } from '../../model/testing/make-log';
import type { WaitsPanel } from './waits-panel';
import './waits-panel';

const EVENTS: UntimedEvent[] = [
  { actor: 1, kind: 'acquired', object: 0, value: 1 },
  { actor: 2, kind: 'waiting', object: 0, value: 1 },
  { actor: 1, kind: 'waiting', object: 0, value: 2 },
  { actor: 3, kind: 'waiting', object: 1, value: 1 },
  { actor: 0, kind: 'waiting', object: 2, value: 1, text: 'waits for room: the queue is full' },
];

describe('the waits', () => {
  let panel: WaitsPanel;
  let objects: { name: string; type: string }[];

  beforeEach(() => {
    objects = [
      { name: 'lock', type: 'Lock' },
      { name: 'gate', type: 'Event' },
      { name: 'orders', type: 'Queue' },
    ];
    panel = document.createElement('syncline-waits') as WaitsPanel;
    document.body.replaceChildren(panel);
  });

  async function said(seq: number, nanos: number): Promise<(string | undefined)[]> {
    panel.moment = { log: makeLog(objects, EVENTS), nanos, seq };
    await panel.updateComplete;
    return [...panel.querySelectorAll('li')].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
  }

  it('say that there are none', async () => {
    expect(await said(0, 0)).toEqual([]);
    expect(panel.textContent).toContain('No actor waits now.');
  });

  it('are sentences with how long each has gone on, the oldest first', async () => {
    expect(await said(4, 101e6)).toEqual([
      'B waits for lock: A holds it.100 ms',
      'A waits for lock, and holds it itself.99 ms',
      'C waits for "gate".98 ms',
      'Main waits for room: the queue is full.97 ms',
    ]);
    objects.push({ name: 'bills', type: 'Queue' });
    expect((await said(4, 101e6)).at(-1)).toMatch(/the queue is full \(orders\)\./);
  });

  it('of a run that ended in a deadlock are those of its cycle', async () => {
    const cycle = [{ actor: 1, object: 0 }];
    const log = makeLog(
      [{ name: 'lock', type: 'Lock' }],
      [...EVENTS.filter(({ actor }) => actor === 1), { actor: 1, kind: 'ended' }],
      [
        { kind: 'deadlock', seq: 2, state: 'deadlocked', cycle },
        { kind: 'ended', seq: 3, state: 'deadlocked' },
      ],
    );
    panel.moment = { log, nanos: log.endNanos, seq: 2 };
    await panel.updateComplete;
    expect(panel.textContent).toContain('These were the waits when no actor could proceed');
    expect(panel.querySelector('li')?.textContent).toContain(
      'A waits for lock, and holds it itself.',
    );
  });

  it('of a stalled run say what would help, while it is live and after its end', async () => {
    const gate = [{ name: 'gate', type: 'Event' }];
    const events: UntimedEvent[] = [
      { actor: 1, kind: 'waiting', object: 0, value: 1 },
      { actor: 0, kind: 'waiting', peer: 1, value: 1 },
    ];
    const help = [{ object: 0, operation: 'set' }];
    const stalled = { kind: 'stalled', seq: 2, state: 'stalled', help } as const;
    const live = makeLog(gate, events, [stalled]);
    panel.moment = { log: live, nanos: 2e6, seq: 1 };
    await panel.updateComplete;
    expect(panel.querySelector('.verdict')?.textContent).toContain(
      'Only you can help: gate.set().',
    );
    expect(panel.querySelector('ul')?.textContent).toContain('Main waits for A to end.');
    const over: UntimedEvent[] = [
      ...events,
      { actor: 1, kind: 'ended' },
      { actor: 0, kind: 'ended' },
    ];
    const ended = makeLog(gate, over, [stalled, { kind: 'ended', seq: 4, state: 'stalled' }]);
    panel.moment = { log: ended, nanos: ended.endNanos, seq: 3 };
    await panel.updateComplete;
    expect(panel.textContent).toContain('These were the waits when no actor could proceed');
    expect(panel.querySelector('.verdict')?.textContent).toContain(
      'Only you can help: gate.set().',
    );
  });

  it('are drawn with a name in each box', async () => {
    await said(1, 2e6);
    const titles = [...panel.querySelectorAll('.node title')].map((one) => one.textContent);
    expect(titles).toEqual(['B', 'lock', 'A']);
  });
});
