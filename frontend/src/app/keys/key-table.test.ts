import { describe, expect, it } from 'vitest';
import { listKeys } from './key-list';
import { actionsOf, COMPARE_KEYS, LECTURE_KEYS } from './key-table';

describe.each([
  { screen: 'the lecture', groups: LECTURE_KEYS, row: 'V speaker window, for the second screen' },
  { screen: 'two runs', groups: COMPARE_KEYS, row: 'Space pause both, continue both' },
])('the table of keys of $screen', ({ groups, row }) => {
  const rows = groups.flatMap((group) => group.rows);

  it('gives no key two meanings', () => {
    const keys = rows.flatMap(({ does }) => Object.keys(does));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(actionsOf(groups)).length).toBe(keys.length);
  });

  it('is what the list shows: every row, its keys and what they do', () => {
    const place = document.createElement('div');
    listKeys(place, groups);
    const shown = [...place.querySelectorAll('dl > div')].map((one) => one.textContent?.trim());
    expect(shown.length).toBe(rows.length);
    expect(shown).toContain(row);
    for (const { says } of rows) expect(place.textContent).toContain(says);
  });
});
