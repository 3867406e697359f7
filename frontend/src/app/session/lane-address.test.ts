import { beforeEach, describe, expect, it } from 'vitest';
import { NO_CHOICE } from '../../panels/lane-filter';
import { keepLanes, lanesInAddress, withView } from './lane-address';

describe('the lanes in the address', () => {
  beforeEach(() => history.replaceState(null, '', '/runs/7?axis=events#t=5'));

  it('are all of them where it says nothing, or nonsense', () => {
    expect(lanesInAddress('')).toEqual(NO_CHOICE);
    expect(lanesInAddress('?idle=maybe&only=1&objects=none')).toEqual(NO_CHOICE);
  });

  it('come back as they were kept, and leave the rest of the address alone', () => {
    const choice = { text: 'a b, c', hidesIdle: true, onlyWaits: true, allObjects: true };
    keepLanes(choice, false);
    expect(lanesInAddress()).toEqual(choice);
    expect(location.search).toContain('axis=events');
    expect(location.hash).toBe('#t=5');
    keepLanes(NO_CHOICE, false);
    expect(location.search).toBe('?axis=events');
  });

  it('are another page of the history when a button was pressed, and none when something is typed', () => {
    const before = history.length;
    keepLanes({ ...NO_CHOICE, text: 'a' }, true);
    expect(history.length).toBe(before);
    keepLanes({ ...NO_CHOICE, text: 'a' }, false);
    expect(history.length, 'nothing has changed').toBe(before);
    keepLanes({ ...NO_CHOICE, hidesIdle: true }, false);
    expect(history.length).toBe(before + 1);
  });

  it('go along to the page of the next run', () => {
    keepLanes({ ...NO_CHOICE, text: 'a&b', onlyWaits: true }, true);
    expect(withView('/runs/8?slide=2')).toBe('/runs/8?slide=2&axis=events&lanes=a%26b&only=waits');
  });

  it('are shortened where a link is endless', () => {
    expect(lanesInAddress(`?lanes=${'x'.repeat(5000)}`).text).toHaveLength(200);
  });
});
