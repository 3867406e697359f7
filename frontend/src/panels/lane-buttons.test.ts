import { beforeEach, describe, expect, it } from 'vitest';
import './lane-buttons';
import type { LaneButtons, SignalSent } from './lane-buttons';

const WORKER = {
  name: 'Worker 1',
  kind: 'process',
  isThere: true,
  key: '1',
  top: 10,
  right: 100,
  bottom: 50,
};

describe('the buttons on the lanes of worker processes', () => {
  let buttons: LaneButtons;

  beforeEach(() => {
    buttons = document.createElement('syncline-lane-buttons') as LaneButtons;
    document.body.replaceChildren(buttons);
    buttons.live = true;
  });

  async function shown(): Promise<string[]> {
    await buttons.updateComplete;
    const menus = buttons.shadowRoot?.querySelectorAll('summary') ?? [];
    return [...menus].map((menu) => menu.getAttribute('aria-label') ?? '');
  }

  it('are there for every process that has not ended, and for no thread', async () => {
    buttons.lanes = [
      WORKER,
      { ...WORKER, name: 'Worker 2', isThere: false },
      { ...WORKER, name: 'Main', kind: 'thread' },
    ];
    expect(await shown()).toEqual(['End Worker 1']);
  });

  it('are gone when the run is over', async () => {
    buttons.lanes = [WORKER];
    buttons.live = false;
    expect(await shown()).toEqual([]);
  });

  it('say whom to send what', async () => {
    buttons.lanes = [WORKER];
    await buttons.updateComplete;
    const sent: SignalSent[] = [];
    buttons.addEventListener('signal', (event) => sent.push((event as CustomEvent).detail));
    for (const button of buttons.shadowRoot?.querySelectorAll('button') ?? []) button.click();
    expect(sent).toEqual([
      { actor: 'Worker 1', signal: 'terminate' },
      { actor: 'Worker 1', signal: 'kill' },
      { actor: 'Worker 1', signal: 'interrupt' },
    ]);
  });

  it('keep the menu that is open with its process when another one ends', async () => {
    const other = { ...WORKER, name: 'Worker 2', key: '2' };
    buttons.lanes = [WORKER, other];
    await buttons.updateComplete;
    buttons.shadowRoot?.querySelector('details')?.setAttribute('open', '');
    buttons.lanes = [{ ...WORKER, isThere: false }, other];
    expect(await shown()).toEqual(['End Worker 2']);
    expect(buttons.shadowRoot?.querySelector('details')?.open).toBe(false);
  });

  it('give an actor its turn while the run is paused, and only then', async () => {
    const turns = () => buttons.shadowRoot?.querySelectorAll<HTMLElement>('.step') ?? [];
    buttons.lanes = [WORKER, { ...WORKER, name: 'Main', key: '2', isThere: false }];
    await buttons.updateComplete;
    expect(turns()).toHaveLength(0);
    buttons.paused = true;
    await buttons.updateComplete;
    const asked: string[] = [];
    buttons.addEventListener('step', (event) => asked.push((event as CustomEvent).detail));
    for (const turn of turns()) turn.click();
    expect(asked).toEqual(['Worker 1']);
  });
});

describe('the lines at which actors wait', () => {
  it('stand on their lanes, live and later, above the bar where there is room', async () => {
    const buttons = document.createElement('syncline-lane-buttons') as LaneButtons;
    document.body.replaceChildren(buttons);
    buttons.lanes = [WORKER, { ...WORKER, name: 'Worker 2', bottom: 150 }];
    buttons.places = new Map([
      ['Worker 1', ['line 7', 'with b']],
      ['Worker 2', ['line 9', '']],
      ['Worker 3', ['line 9', '']],
    ]);
    await buttons.updateComplete;
    const places = [...(buttons.shadowRoot?.querySelectorAll<HTMLElement>('.place') ?? [])];
    expect(places.map((place) => place.textContent)).toEqual(['line 7: with b', 'line 9']);
    expect(places.map((place) => place.style.top)).toEqual(['30px', '10px']);
  });
});
