import { readStored, writeStored } from '../../base/storage';
import { showChoice } from './choice';

const KEY = 'syncline.theme';

/** Lets the person choose the theme; `assets/theme.js` has set it before the page was drawn. */
export function wireTheme(menu: HTMLElement): void {
  const choices = [...menu.querySelectorAll<HTMLInputElement>('[name="theme"]')];
  const check = () => {
    const chosen = readStored(KEY) ?? 'system';
    for (const choice of choices) choice.checked = choice.value === chosen;
  };
  for (const choice of choices) {
    choice.addEventListener('change', () => {
      writeStored(KEY, choice.value);
      showChoice({ theme: choice.value });
    });
  }
  addEventListener('storage', check);
  check();
}
