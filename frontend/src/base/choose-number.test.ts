import { expect, test } from 'vitest';
import { chooseNumber } from './choose-number';

test('a number that is no choice becomes one', () => {
  const select = document.createElement('select');
  select.innerHTML = '<option value="0">off</option>';
  chooseNumber(select, 250);
  expect(select.value).toBe('250');
  chooseNumber(select, 0);
  chooseNumber(select, 250);
  expect([...select.options].map((option) => option.value)).toEqual(['0', '250']);
});
