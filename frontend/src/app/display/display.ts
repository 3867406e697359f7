import { wireFullScreen } from './full-screen';
import { wireTextSize } from './text-size';
import { wireTheme } from './theme';

/** Brings the menu "Display", which every page has, to life. */
export function wireDisplay(): void {
  const menu = document.querySelector<HTMLElement>('[data-display]');
  if (menu === null) return;
  wireTheme(menu);
  wireTextSize(menu);
  wireFullScreen(menu);
}
