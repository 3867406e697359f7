import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PicturePanel } from './picture-panel';

describe('PicturePanel', () => {
  let panel: PicturePanel;

  beforeEach(() => {
    panel = new PicturePanel();
    document.body.append(panel);
  });

  afterEach(() => panel.remove());

  it('is hidden as long as there is no picture', async () => {
    await panel.updateComplete;
    expect(panel.hidden).toBe(true);
    expect(panel.querySelector('svg')).toBeNull();
  });

  it('draws the tiles that were written and says how many', async () => {
    const tiles = ['#aabbcc', null, null, '#112233'];
    panel.moment = { name: 'picture', columns: 2, rows: 2, tiles };
    await panel.updateComplete;
    expect(panel.hidden).toBe(false);
    const rects = [...panel.querySelectorAll('rect')];
    const drawn = rects.map((rect) => ['x', 'y', 'fill'].map((name) => rect.getAttribute(name)));
    expect(drawn).toEqual([
      ['0', '0', '#aabbcc'],
      ['1', '1', '#112233'],
    ]);
    expect(panel.querySelector('svg')?.getAttribute('aria-label')).toBe(
      'picture: 2 of 4 tiles written',
    );
  });

  it('goes away with the run', async () => {
    panel.moment = { name: 'picture', columns: 1, rows: 1, tiles: [null] };
    await panel.updateComplete;
    panel.moment = null;
    await panel.updateComplete;
    expect(panel.hidden).toBe(true);
  });
});
