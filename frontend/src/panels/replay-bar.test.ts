import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './replay-bar';
import type { ReplayAction, ReplayBar, ReplayView } from './replay-bar';

const LIVE: ReplayView = {
  follows: true,
  axis: 'time',
  speed: 0,
  live: true,
  paused: false,
  nanos: 1_203_000_000,
  seq: 147,
  events: 412,
};

describe('the bar below the timeline', () => {
  let bar: ReplayBar;
  let asked: ReplayAction[];

  beforeEach(() => {
    bar = document.createElement('syncline-replay') as ReplayBar;
    document.body.replaceChildren(bar);
    asked = [];
    bar.addEventListener('replay', (event) => asked.push((event as CustomEvent).detail));
  });

  afterEach(() => vi.useRealTimers());

  async function show(view: Partial<ReplayView>): Promise<string> {
    bar.view = { ...LIVE, ...view };
    await bar.updateComplete;
    return bar.querySelector('.seen')?.textContent?.trim() ?? '';
  }

  function press(name: string): void {
    const buttons = [...bar.querySelectorAll('button')];
    buttons.find((b) => (b.getAttribute('aria-label') ?? b.textContent)?.trim() === name)?.click();
  }

  it('says which of the two one sees: the live run, or what has happened', async () => {
    expect(await show({})).toBe('Live');
    expect(await show({ paused: true })).toBe('Live, paused');
    expect(await show({ follows: false })).toBe('Looking back');
    expect(await show({ follows: false, speed: 0.1 })).toBe('Replay at 1/10');
    expect(await show({ live: false })).toBe('Recorded');
    expect(await show({ live: false, events: 0 })).toBe('No run yet');
  });

  it('says where one is', async () => {
    await show({});
    expect(bar.querySelector('.moment')?.textContent).toContain('1.203 s');
    expect(bar.querySelector('.moment')?.textContent).toContain('event 147');
  });

  it('asks for what its buttons say, at the speed that was chosen', async () => {
    await show({ follows: false });
    const select = bar.querySelector('select') as HTMLSelectElement;
    select.value = '0.001';
    select.dispatchEvent(new Event('change'));
    for (const name of [
      'Event before',
      'Event after',
      'Replay',
      'Copy a link to this moment',
      'Go live',
    ])
      press(name);
    await show({ follows: false, speed: 0.001 });
    press('Pause replay');
    expect(asked).toEqual([
      { act: 'back' },
      { act: 'forward' },
      { act: 'play', speed: 0.001, skipsPauses: true },
      { act: 'link' },
      { act: 'live' },
      { act: 'pause' },
    ]);
  });

  it('says for a while that the link is copied, also while a live view moves', async () => {
    vi.useFakeTimers();
    await show({});
    bar.confirmLink(true);
    await show({ nanos: 5 });
    const told = () => bar.querySelector('[role="status"]')?.textContent;
    expect(told()).toBe('Link copied');
    vi.runAllTimers();
    await bar.updateComplete;
    expect(told()).toBe('');
  });

  it('says where the link is if there is no clipboard', async () => {
    await show({});
    bar.confirmLink(false);
    await bar.updateComplete;
    expect(bar.querySelector('[role="status"]')?.textContent).toContain('address bar');
  });

  it('changes the speed of a replay in progress', async () => {
    await show({ follows: false, speed: 0.1 });
    const select = bar.querySelector('select') as HTMLSelectElement;
    select.value = '4';
    select.dispatchEvent(new Event('change'));
    expect(asked).toEqual([{ act: 'play', speed: 4, skipsPauses: false }]);
  });

  it('has nothing to press before there is an event, but one may choose how it is to be shown', async () => {
    await show({ events: 0 });
    const enabled = [...bar.querySelectorAll('button')].filter((button) => !button.disabled);
    const names = enabled.map((b) => b.getAttribute('aria-label') ?? b.textContent?.trim());
    expect(names).toEqual(['Skip pauses', 'Time', 'Events']);
  });

  it('skips pauses below a tenth of the speed, unless somebody says otherwise', async () => {
    await show({ follows: false, speed: 0.01 });
    const select = bar.querySelector('select') as HTMLSelectElement;
    const skips = () => bar.querySelector('.skip')?.getAttribute('aria-pressed');
    const choose = async (speed: string) => {
      select.value = speed;
      select.dispatchEvent(new Event('change'));
      await bar.updateComplete;
    };
    expect(skips()).toBe('false');
    await choose('0.01');
    expect(skips()).toBe('true');
    press('Skip pauses');
    await choose('0.001');
    expect(skips()).toBe('false');
    expect(asked.map((action) => action.act === 'play' && action.skipsPauses)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('switches the axis, and counts events a second on the event axis', async () => {
    await show({});
    press('Events');
    expect(asked).toEqual([{ act: 'axis', axis: 'events' }]);
    expect(await show({ axis: 'events', follows: false, speed: 5 })).toBe('Replay at 5 / s');
    const pressed = [...bar.querySelectorAll('.axis [aria-pressed="true"]')];
    expect(pressed.map((button) => button.textContent?.trim())).toEqual(['Events']);
    expect(bar.querySelector<HTMLElement>('.skip')?.hidden).toBe(true);
    press('Pause replay');
    await show({ axis: 'events', follows: false });
    press('Replay');
    expect(asked.at(-1)).toMatchObject({ act: 'play', speed: 2 });
  });
});
