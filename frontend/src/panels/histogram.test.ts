import { afterEach, describe, expect, it } from 'vitest';
import type { Series } from '../model/series';
import { Histogram } from './histogram';

const SERIES: Series = {
  id: 's1',
  times: 10,
  done: 4,
  state: 'running',
  outcomes: [
    {
      id: 'exact',
      grade: 'EXPECTED',
      text: 'Right.',
      samples: [],
      count: 3,
      runs: ['r1', 'r2'],
    },
    { id: 'lost', grade: 'INTERESTING', text: 'Lost.', samples: ['2 of 3.'], count: 1, runs: [] },
    { id: 'never', grade: 'FORBIDDEN', text: 'Wrong.', samples: [], count: 0, runs: [] },
  ],
};

async function show(series: Series | null, rendered = ''): Promise<Histogram> {
  const element = new Histogram();
  element.innerHTML = rendered;
  element.series = series;
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}

const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

afterEach(() => document.body.replaceChildren());

describe('Histogram', () => {
  it('has a bar for each outcome, as long as its part of the runs that are over', async () => {
    const element = await show(SERIES);
    const bars = [...element.querySelectorAll<HTMLElement>('.fill')];
    expect(bars.map(({ style }) => style.width)).toEqual(['75%', '25%', '0%']);
    expect([...element.querySelectorAll('.count')].map(textOf)).toEqual([
      '3 75 %',
      '1 25 %',
      '0 0 %',
    ]);
    expect(textOf(element.querySelector('.done'))).toBe('4 of 10 runs');
  });

  it('leads to a run that ended so, where one is kept', async () => {
    const element = await show(SERIES);
    const links = [...element.querySelectorAll('li > a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/runs/r1', null, null]);
    const others = [...element.querySelectorAll('.kept a')];
    expect(others.map((link) => link.getAttribute('href'))).toEqual(['/runs/r2']);
    expect(textOf(element.querySelector('.kept'))).toBe('also run 2');
  });

  it('says what a run said of itself, where one said more than what the outcome means', async () => {
    const element = await show(SERIES);
    expect([...element.querySelectorAll('.sample')].map(textOf)).toEqual(['One of them: 2 of 3.']);
  });

  it('keeps its bars while they grow, so that the focus stays', async () => {
    const element = await show(SERIES);
    const first = element.querySelector('a');
    element.series = { ...SERIES, done: 5 };
    await element.updateComplete;
    expect(element.querySelector('a')).toBe(first);
  });

  it('leaves what the server rendered until there is a series', async () => {
    const element = await show(null, '<h2>One run proves nothing</h2>');
    expect(element.textContent).toBe('One run proves nothing');
    element.series = SERIES;
    await element.updateComplete;
    expect(element.textContent).not.toContain('One run proves nothing');
  });
});
