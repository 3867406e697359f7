import { beforeEach, describe, expect, it } from 'vitest';
import { makeLog, type UntimedEvent } from '../../model/testing/make-log';
import type { ObjectsPanel } from './objects-panel';
import './objects-panel';
import { operationsOf } from './operations';

const QUEUE: UntimedEvent[] = [
  { actor: 1, kind: 'put', object: 0, value: 1, text: 'egg' },
  { actor: 1, kind: 'put', object: 0, value: 2, text: 'ham' },
  { actor: 2, kind: 'taken', object: 0, value: 1, text: 'egg' },
  { actor: 2, kind: 'done', object: 0, value: 1 },
];

describe('the cards of the objects', () => {
  let panel: ObjectsPanel;

  beforeEach(() => {
    panel = document.createElement('syncline-objects') as ObjectsPanel;
    document.body.replaceChildren(panel);
  });

  async function show(log: ReturnType<typeof makeLog>, seq: number): Promise<void> {
    panel.moment = { log, nanos: log.endNanos, seq };
    await panel.updateComplete;
  }

  const texts = (selector: string) =>
    [...panel.querySelectorAll(selector)].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );

  it('say so before there is any object', async () => {
    await panel.updateComplete;
    expect(panel.textContent).toContain('appears when the run has made it');
  });

  it('show the items as they stand at the moment, forwards and backwards', async () => {
    const log = makeLog([{ name: 'queue', type: 'Queue', capacity: 5 }], QUEUE);
    await show(log, 3);
    expect(texts('.item[data-stage="in"] .text')).toEqual(['ham']);
    expect(texts('.item[data-stage="done"]')).toEqual(['eggBdone']);
    await show(log, 1);
    expect(texts('.item')).toEqual(['egg', 'ham']);
  });

  it('keep many objects that nobody waited for out of the way until they are asked for', async () => {
    const locks = Array.from({ length: 100 }, (_, i) => ({ name: `lock ${i}`, type: 'Lock' }));
    const log = makeLog(locks, [
      { actor: 1, kind: 'acquired', object: 90, value: 1 },
      { actor: 2, kind: 'waiting', object: 90, value: 1 },
    ]);
    await show(log, 1);
    expect(panel.textContent).toContain('lock 90');
    expect(panel.textContent).not.toContain('lock 3');
    expect(texts('.unfold')).toEqual(['99 more objects that nobody waited for']);
    panel.querySelector<HTMLElement>('.unfold')?.click();
    await panel.updateComplete;
    expect(panel.textContent).toContain('lock 3');
    expect(texts('.unfold')).toEqual(['59 more objects that nobody waited for']);
  });

  it('are only of what is to be shown', async () => {
    const locks = ['ledger', 'stamp'].map((name) => ({ name, type: 'Lock' }));
    const log = makeLog(locks, [{ actor: 1, kind: 'acquired', object: 0, value: 1 }]);
    panel.moment = { log, nanos: log.endNanos, seq: 0, only: new Set([1]) };
    await panel.updateComplete;
    expect(panel.textContent).toContain('stamp');
    expect(panel.textContent).not.toContain('ledger');
  });

  it('show how a timer ended', async () => {
    const timer = { name: 'A', type: 'Timer', family: 'timer', intervalMs: 500 } as const;
    const log = makeLog(
      [timer],
      [
        { actor: 1, kind: 'waiting', object: 0, value: 1, timed: true },
        { actor: 2, kind: 'set', object: 0, value: 1 },
      ],
    );
    await show(log, 0);
    expect(texts('.now')).toEqual(['has not gone off after 500 ms']);
    await show(log, 1);
    expect(texts('.now')[0]).toMatch(/^cancelled by B/);
    expect(operationsOf({ id: 0, ...timer })).toEqual(['cancel']);
  });

  it('tell the story of the item that somebody points at, also when it moves on', async () => {
    const log = makeLog([{ name: 'queue', type: 'Queue', capacity: 5 }], QUEUE);
    await show(log, 1);
    panel
      .querySelector<HTMLElement>('[data-item="0"]')
      ?.dispatchEvent(new Event('pointerover', { bubbles: true }));
    await panel.updateComplete;
    expect(texts('.story')).toEqual(['egg: put by A at 0.00 s.']);
    await show(log, 3);
    expect(texts('.story')).toEqual(['egg: put by A at 0.00 s, taken by B at 0.00 s, done.']);
    expect(panel.querySelector('[data-item="0"]')?.getAttribute('aria-pressed')).toBe('true');
  });

  it('ask for an operation, with its argument, and only while the run is live', async () => {
    const asked: unknown[] = [];
    panel.addEventListener('operate', (event) => asked.push((event as CustomEvent).detail));
    const log = makeLog([{ name: 'queue', type: 'Queue', capacity: 5 }], QUEUE);
    panel.live = true;
    await show(log, 3);
    panel.querySelector<HTMLElement>('[aria-label="queue.get()"]')?.click();
    panel.querySelector<HTMLInputElement>('input')?.setAttribute('value', 'jam');
    panel.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(asked).toEqual([
      { object: 'queue', operation: 'get' },
      { object: 'queue', operation: 'put', argument: 'jam' },
    ]);
    panel.live = false;
    await panel.updateComplete;
    expect(panel.querySelectorAll('button:not(.item):not(:disabled)')).toHaveLength(0);
  });

  it('ask how many permits are to be given back, where several can be', async () => {
    const asked: unknown[] = [];
    panel.addEventListener('operate', (event) => asked.push((event as CustomEvent).detail));
    const types = ['Semaphore', 'BoundedSemaphore', 'ProcessSemaphore', 'Lock'];
    const objects = types.map((type) => ({ name: type, type, initial: 2 }));
    panel.live = true;
    await show(makeLog(objects, [{ actor: 1, kind: 'started' }]), 0);
    const fields = [...panel.querySelectorAll('input')];
    expect(fields.map((field) => field.getAttribute('aria-label'))).toEqual([
      'Permits to give back to Semaphore',
      'Permits to give back to BoundedSemaphore',
    ]);
    (fields[0] as HTMLInputElement).value = '3';
    fields[0]?.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(asked).toEqual([{ object: 'Semaphore', operation: 'release', argument: '3' }]);
  });

  it('have a card for every kind of object', async () => {
    const types = ['RLock', 'Semaphore', 'Event', 'Condition', 'Barrier', 'Latch', 'Pool', 'Pipe'];
    types.push('SharedValue', 'PerThread', 'SharedArray', 'Manager', 'ManagedDict');
    const log = makeLog(
      types.map((type) => ({ name: `my ${type}`, type, initial: 2, parties: 2 })),
      [{ actor: 1, kind: 'started' }],
    );
    await show(log, 0);
    expect(texts('article h3')).toEqual(types.map((type) => `my ${type}`));
  });
});

describe('the operations of an object', () => {
  it('are those that the server knows', () => {
    const of = (type: string) => operationsOf({ id: 0, name: 'it', type });
    expect(of('ProcessRLock')).toEqual(['acquire', 'release']);
    expect(of('ProcessCondition')).toEqual(['notify', 'notifyAll', 'await']);
    expect(of('PriorityQueue')).not.toContain('put');
    expect(of('SharedVariable')).toEqual([]);
  });
});
