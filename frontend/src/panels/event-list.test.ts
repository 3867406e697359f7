import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import { EventList, PAGE } from './event-list';

describe('EventList', () => {
  let list: EventList;
  let log: RunLog;

  beforeEach(async () => {
    log = new RunLog();
    list = new EventList();
    list.log = log;
    document.body.append(list);
    await add(450);
  });

  afterEach(() => list.remove());

  async function add(count: number): Promise<void> {
    const from = log.nextSeq;
    const events = Array.from({ length: count }, (_, i) => ({
      t: (from + i) * 1e6,
      actor: 0,
      kind: 'printed' as const,
      text: `line ${from + i}`,
    }));
    log.ingest(writeChunk(from, events, { actors: [{ id: 0, name: 'Main', kind: 'thread' }] }));
    list.version++;
    await list.updateComplete;
  }

  const numbers = () =>
    [...list.querySelectorAll('.seq')].map((element) => Number(element.textContent));
  const press = async (name: string) => {
    const buttons = [...list.querySelectorAll<HTMLButtonElement>('.pager button')];
    buttons.find((button) => button.textContent === name)?.click();
    await list.updateComplete;
  };

  it('shows the newest events, no more than a page', async () => {
    expect(numbers()).toHaveLength(PAGE);
    expect(numbers().at(-1)).toBe(449);
    await add(10);
    expect(numbers().at(-1)).toBe(459);
  });

  it('turns to earlier events, and stays there while more come', async () => {
    await press('Earlier');
    expect(numbers().at(-1)).toBe(249);
    await add(10);
    expect(numbers().at(-1)).toBe(249);
    await press('Newest');
    expect(numbers().at(-1)).toBe(459);
  });

  it('turns to the event that was selected elsewhere', async () => {
    list.selected = 30;
    await list.updateComplete;
    expect(list.querySelector('[aria-current="true"] .seq')?.textContent).toBe('30');
  });

  it('is one stop of the Tab key, and arrow keys move in it', () => {
    expect(list.querySelectorAll('.event[tabindex="0"]')).toHaveLength(1);
    const last = list.querySelector<HTMLElement>('.event[tabindex="0"]');
    last?.focus();
    last?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    expect(document.activeElement?.querySelector('.seq')?.textContent).toBe('448');
  });

  it('says which event was chosen', async () => {
    const chosen: number[] = [];
    list.addEventListener('choose', (event) => chosen.push((event as CustomEvent<number>).detail));
    list.querySelector<HTMLElement>('[data-seq="440"] .said')?.click();
    expect(chosen).toEqual([440]);
  });

  it('begins anew with another log', async () => {
    await press('Earlier');
    list.log = new RunLog();
    await list.updateComplete;
    expect(numbers()).toEqual([]);
    expect(list.querySelector('.pager span')?.textContent).toBe('no events yet');
  });
});
