import { beforeEach, describe, expect, it } from 'vitest';
import './lane-filter';
import { type LaneChoice, type LaneFilter, type LaneFilterView, NO_CHOICE } from './lane-filter';

const nobody = {
  kind: 'waits',
  actors: new Set<number>(),
  objects: new Set<number>(),
  others: 0,
} as const;

describe('the bar above the lanes', () => {
  let bar: LaneFilter;
  let changes: Partial<LaneChoice>[];

  beforeEach(() => {
    bar = document.createElement('syncline-lane-filter') as LaneFilter;
    document.body.replaceChildren(bar);
    changes = [];
    bar.addEventListener('filter', (event) => {
      changes.push((event as CustomEvent<Partial<LaneChoice>>).detail);
    });
  });

  async function show(
    choice: Partial<LaneChoice>,
    count: Partial<LaneFilterView['count']>,
    waiting: LaneFilterView['waiting'] = null,
  ): Promise<void> {
    const all = { lanes: 200, allLanes: 200, folded: 0, ...count };
    bar.view = { choice: { ...NO_CHOICE, ...choice }, count: all, waiting };
    await bar.updateComplete;
  }

  const status = () => bar.querySelector('[role="status"]')?.textContent;
  const nothing = () => bar.querySelector('.nothing')?.textContent?.replace(/\s+/g, ' ').trim();

  async function press(name: string): Promise<void> {
    const all = [...bar.querySelectorAll('button')];
    all.find((button) => button.textContent?.trim() === name)?.click();
    await bar.updateComplete;
  }

  it('is away while there are few lanes, until a key asks for it', async () => {
    await show({}, { lanes: 12, allLanes: 12 });
    expect(bar.hidden).toBe(true);
    await bar.open();
    expect(bar.hidden).toBe(false);
    expect(document.activeElement).toBe(bar.querySelector('input'));
  });

  it.each([
    [{}, { lanes: 13, allLanes: 13 }],
    [{ onlyWaits: true }, { lanes: 2, allLanes: 2 }],
    [{ text: 'a' }, { lanes: 1, allLanes: 1 }],
    [{}, { lanes: 2, allLanes: 2, folded: 5 }],
  ])('is there where it is of use: %j of %j', async (choice, count) => {
    await show(choice, count);
    expect(bar.hidden).toBe(false);
  });

  it('says how many lanes are shown, and who waits besides the ring', async () => {
    await show({}, {});
    expect(status()).toBe('200 lanes');
    await show({ text: 'a' }, { lanes: 23 });
    expect(status()).toBe('23 of 200 lanes shown');
    const ring = { ...nobody, kind: 'deadlock', actors: new Set([1, 2, 3]), others: 41 } as const;
    await show({ onlyWaits: true }, { lanes: 3 }, ring);
    expect(status()).toBe('3 of 200 lanes shown: the deadlock; 41 more wait outside the ring');
  });

  it('asks for what is typed and pressed', async () => {
    await show({ hidesIdle: true }, {});
    const input = bar.querySelector('input') as HTMLInputElement;
    input.value = 'clerk';
    input.dispatchEvent(new Event('input'));
    await press('Only what waits');
    await press('Hide idle lanes');
    expect(changes).toEqual([{ text: 'clerk' }, { onlyWaits: true }, { hidesIdle: false }]);
  });

  it('says why there is no lane, and brings them back', async () => {
    await show({ text: 'foo' }, { lanes: 0 });
    expect(nothing()).toBe('No lane matches “foo”. Clear the filter');
    await press('Clear the filter');
    await show({ onlyWaits: true }, { lanes: 0 }, nobody);
    expect(nothing()).toBe('No actor waits at this moment. Show all lanes');
    await press('Show all lanes');
    await show({ hidesIdle: true }, { lanes: 0 });
    expect(nothing()).toBe('Nothing happens on any lane in this window. Show idle lanes');
    await press('Show idle lanes');
    expect(changes).toEqual([{ text: '' }, { onlyWaits: false }, { hidesIdle: false }]);
    await show({}, { lanes: 0, allLanes: 0, folded: 1 });
    expect(nothing()).toBeUndefined();
  });

  it('opens the objects that nobody waited for, and folds them again', async () => {
    await show({}, { folded: 1988 });
    await press('1,988 more objects that nobody waited for');
    await show({ allObjects: true }, { folded: 0 });
    await press('All objects');
    expect(changes).toEqual([{ allObjects: true }, { allObjects: false }]);
  });
});
