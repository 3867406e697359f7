import { readStored, writeStored } from '../../base/storage';
import { showChoice } from './choice';

const KEY = 'syncline.text-size';

/** The sizes of text, in percent of what fits the screen. */
const MIN = 80;
const MAX = 160;
const STEP = 10;

/** The size that follows this one, so many steps larger; it stays within the limits. */
export function sizeAfter(percent: number, steps: number): number {
  const size = Math.round(percent / STEP) * STEP + steps * STEP;
  return Math.min(Math.max(MIN, size), MAX);
}

/** Makes all text so many steps larger, or smaller if `steps` is negative, here and on the pages to come. */
export function changeTextSize(steps: number): void {
  const size = String(sizeAfter(currentSize(), steps));
  writeStored(KEY, size);
  showChoice({ size });
  showSize();
}

/** Brings the buttons for the size of text to life. */
export function wireTextSize(menu: HTMLElement): void {
  for (const [action, steps] of [
    ['smaller', -1],
    ['larger', 1],
  ] as const) {
    menu
      .querySelector(`[data-action="${action}"]`)
      ?.addEventListener('click', () => changeTextSize(steps));
  }
  addEventListener('storage', showSize);
  if (readStored(KEY) !== null) changeTextSize(0);
  showSize();
}

function currentSize(): number {
  return Math.round(Number(document.documentElement.style.getPropertyValue('--zoom') || 1) * 100);
}

function showSize(): void {
  const shown = document.querySelector('[data-size]');
  if (shown !== null) shown.textContent = `${currentSize()} %`;
}
