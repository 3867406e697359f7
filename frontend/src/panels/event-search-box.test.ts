import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import { EventSearchBox } from './event-search-box';

const LINES = ['tea', 'milk', 'green tea', 'sugar', 'tea again'];

describe('the box that searches the events', () => {
  let box: EventSearchBox;
  let chosen: number[];

  beforeEach(async () => {
    const log = new RunLog();
    const events = LINES.map((text, i) => ({
      t: i * 1e6,
      actor: 0,
      kind: 'printed' as const,
      text,
    }));
    log.ingest(writeChunk(0, events, { actors: [{ id: 0, name: 'Main', kind: 'thread' }] }));
    box = new EventSearchBox();
    box.log = log;
    chosen = [];
    box.addEventListener('choose', (event) => {
      box.selected = (event as CustomEvent<number>).detail;
      chosen.push(box.selected);
    });
    document.body.append(box);
    await box.updateComplete;
  });

  afterEach(() => box.remove());

  const input = () => box.querySelector('input') as HTMLInputElement;
  const said = () => box.querySelector('[role="status"]')?.textContent?.trim();

  async function type(text: string): Promise<void> {
    input().value = text;
    input().dispatchEvent(new Event('input'));
    await box.updateComplete;
  }

  async function press(key: string, shiftKey = false): Promise<void> {
    input().dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey }));
    await box.updateComplete;
  }

  it('says how many events have the words', async () => {
    expect(said()).toBe('');
    await type('tea');
    expect(said()).toBe('3 found');
    await type('coffee');
    expect(said()).toBe('No event says that.');
    expect([...box.querySelectorAll('button')].every((button) => button.disabled)).toBe(true);
  });

  it('goes from one to the next with Enter, back with Shift and Enter, and round', async () => {
    await type('tea');
    for (const isBack of [false, false, true, true]) await press('Enter', isBack);
    expect(chosen).toEqual([0, 2, 0, 4]);
    expect(said()).toBe('3 of 3');
  });

  it('goes on from the event that is marked', async () => {
    box.selected = 1;
    await type('tea');
    box.querySelectorAll('button')[1]?.click();
    expect(chosen).toEqual([2]);
  });

  it('is emptied by Escape', async () => {
    await type('tea');
    await press('Escape');
    expect(input().value).toBe('');
    expect(said()).toBe('');
  });
});
