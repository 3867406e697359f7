import { describe, expect, it } from 'vitest';
import { listKeys } from './key-list';
import { ACTIONS, KEY_GROUPS } from './key-table';

const rows = KEY_GROUPS.flatMap((group) => group.rows);

describe('the table of keys', () => {
  it('gives no key two meanings', () => {
    const keys = rows.flatMap(({ does }) => Object.keys(does));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(ACTIONS).length).toBe(keys.length);
  });

  it('is what the list shows: every row, its keys and what they do', () => {
    const place = document.createElement('div');
    listKeys(place);
    const shown = [...place.querySelectorAll('dl > div')].map((row) => row.textContent?.trim());
    expect(shown.length).toBe(rows.length);
    expect(shown).toContain('W speaker window, for the second screen');
    expect(place.textContent).toContain('Page Down');
    for (const { says } of rows) expect(place.textContent).toContain(says);
  });
});
