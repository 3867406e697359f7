import { beforeEach, describe, expect, it } from 'vitest';
import { makeLog } from '../../model/testing/make-log';
import type { StatisticsPanel } from './statistics-panel';
import './statistics-panel';

const LOCKS = ['red', 'blue'].map((name) => ({ name, type: 'Lock' }));

describe('the figures', () => {
  let panel: StatisticsPanel;

  beforeEach(() => {
    panel = document.createElement('syncline-statistics') as StatisticsPanel;
    document.body.replaceChildren(panel);
  });

  const caption = () => [...panel.querySelectorAll('caption')].map((one) => one.textContent).join();

  it('say so before there is any', async () => {
    await panel.updateComplete;
    expect(panel.textContent).toContain('when the run has begun');
  });

  it('count items only where there are any', async () => {
    const lock = makeLog(LOCKS, [{ actor: 1, kind: 'acquired', object: 0, value: 1 }]);
    panel.moment = { log: lock, nanos: lock.endNanos, seq: 0 };
    await panel.updateComplete;
    expect(panel.textContent).not.toContain('Items taken');
    const queue = makeLog(
      [{ name: 'queue', type: 'Queue' }],
      [{ actor: 1, kind: 'taken', object: 0, value: 0 }],
    );
    panel.moment = { log: queue, nanos: queue.endNanos, seq: 0 };
    await panel.updateComplete;
    expect(panel.textContent).toContain('Items taken');
  });

  it('show the waits for one object when it is chosen, until there is another run', async () => {
    const log = makeLog(LOCKS, [
      { actor: 1, kind: 'waiting', object: 0, value: 1 },
      { actor: 2, kind: 'waiting', object: 1, value: 1 },
      { actor: 1, kind: 'acquired', object: 0, value: 1 },
    ]);
    panel.moment = { log, nanos: log.endNanos, seq: 2 };
    await panel.updateComplete;
    expect(caption()).toContain('How long the waits took: everything');
    const select = panel.querySelector('select') as HTMLSelectElement;
    select.value = '1';
    select.dispatchEvent(new Event('change'));
    await panel.updateComplete;
    expect(caption()).toContain('How long the waits took: blue');
    panel.moment = { log, nanos: log.endNanos, seq: 1 };
    await panel.updateComplete;
    expect(caption()).toContain('How long the waits took: blue');
    panel.moment = { log: makeLog(LOCKS, [{ actor: 1, kind: 'started' }]), nanos: 0, seq: 0 };
    await panel.updateComplete;
    expect(caption()).toContain('How long the waits took: everything');
  });
});

describe('the figures of a part of the run', () => {
  it('are those of what lies inside, and lead back to the whole run', async () => {
    const panel = document.createElement('syncline-statistics') as StatisticsPanel;
    document.body.replaceChildren(panel);
    const log = makeLog(LOCKS, [
      { actor: 1, kind: 'acquired', object: 0, value: 1 },
      { actor: 1, kind: 'released', object: 0, value: 0 },
      { actor: 1, kind: 'acquired', object: 1, value: 1 },
      { actor: 1, kind: 'released', object: 1, value: 0 },
    ]);
    const here = { log, nanos: log.endNanos, seq: 3 };
    panel.moment = { ...here, range: { from: 2e6, to: 3e6 } };
    await panel.updateComplete;
    expect(panel.textContent).toMatch(/From\s+2\.000 ms\s+to\s+3\.000 ms:\s+1 ms/);
    expect(panel.querySelector('.throughput')?.textContent).toMatch(/Events\s*2/);
    const captions = () => [...panel.querySelectorAll('caption')].map((one) => one.textContent);
    expect(captions().join()).toContain('blue acquired 1');
    expect(captions().join()).not.toContain('red acquired');
    let isWhole = false;
    panel.addEventListener('unmark', () => {
      isWhole = true;
    });
    panel.querySelector('button')?.click();
    expect(isWhole).toBe(true);
    panel.moment = { ...here, range: null };
    await panel.updateComplete;
    expect(captions().join()).toContain('red acquired 1');
  });
});
