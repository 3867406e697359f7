import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UntracedCount } from '../model/untraced';
import { UntracedPanel } from './untraced-panel';

const COUNT: UntracedCount = {
  run: 'r1',
  state: 'running',
  times: 20,
  done: 8,
  traced: 'n = 1',
  results: [
    { line: 'n = 2', ending: '', count: 4 },
    ...['n = 3', 'n = 4', 'n = 5', 'n = 6'].map((line) => ({ line, ending: '', count: 1 })),
  ],
};

async function show(offered: boolean, count: UntracedCount | null): Promise<UntracedPanel> {
  const panel = new UntracedPanel();
  panel.offered = offered;
  panel.count = count;
  document.body.replaceChildren(panel);
  await panel.updateComplete;
  return panel;
}

const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

afterEach(() => document.body.replaceChildren());

describe('UntracedPanel', () => {
  it('is not there where there is nothing to count', async () => {
    const panel = await show(false, COUNT);
    expect(panel.hidden).toBe(true);
    expect(panel.querySelector('button')).toBeNull();
  });

  it('asks for a count, and to stop it', async () => {
    const asked = vi.fn();
    const panel = await show(true, null);
    panel.addEventListener('count', () => asked('count'));
    panel.addEventListener('stop', () => asked('stop'));
    panel.querySelector('button')?.click();
    panel.count = COUNT;
    await panel.updateComplete;
    expect(textOf(panel.querySelector('button'))).toBe('Stop counting');
    panel.querySelector('button')?.click();
    expect(asked.mock.calls).toEqual([['count'], ['stop']]);
  });

  it('has a bar for each of the most frequent ends, and one for the rest', async () => {
    const panel = await show(true, COUNT);
    expect([...panel.querySelectorAll('li')].map(textOf)).toEqual([
      '4 n = 2',
      '1 n = 3',
      '1 n = 4',
      '2 2 other results',
    ]);
    const fills = [...panel.querySelectorAll<HTMLElement>('.fill')];
    expect(fills.map(({ style }) => style.width)).toEqual(['50%', '12.5%', '12.5%', '25%']);
    expect(textOf(panel.querySelector('.ask span'))).toBe('8 of 20');
  });

  it('says what was counted when that is over, in a place that is read out', async () => {
    const panel = await show(true, COUNT);
    const said = panel.querySelector('[role="status"]');
    expect(textOf(said)).toBe('');
    panel.count = { ...COUNT, state: 'finished' };
    await panel.updateComplete;
    expect(panel.querySelector('[role="status"]')).toBe(said);
    expect(textOf(said)).toMatch(/^Without tracing, 4 of 8 runs printed "n = 2" last\./);
  });
});
