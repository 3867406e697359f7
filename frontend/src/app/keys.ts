import { ACTIONS, type KeyAction } from './key-table';

/** Where keys mean something else. */
const TYPED = 'dialog, select, textarea, input:not([type="range"], [type="checkbox"])';

/** What Space presses by itself. */
const PRESSED = 'button, a, summary, input[type="checkbox"], [role="tab"]';

/** Listens to the keys of the lecture screen, wherever the focus is, unless it is where keys mean something else. */
export function listenToKeys(act: (action: KeyAction) => void): void {
  document.addEventListener('keydown', (event) => {
    const action = actionOf(event);
    if (action === null) return;
    event.preventDefault();
    act(action);
  });
}

/** The action of a key press, or null if it belongs to something else. */
export function actionOf(event: KeyboardEvent): KeyAction | null {
  if (isShortcut(event) || event.repeat || event.defaultPrevented) return null;
  const key = event.key.toLowerCase();
  const action = (event.shiftKey ? ACTIONS[`shift+${key}`] : undefined) ?? ACTIONS[key];
  if (action === undefined) return null;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(TYPED) !== null) return null;
  if (key === ' ' && target.closest(PRESSED) !== null) return null;
  if (key.startsWith('arrow') && (event.shiftKey || target.closest('input') !== null)) return null;
  return key.startsWith('page') && pageScrolls() ? null : action;
}

/** Whether a modifier makes it a shortcut of the browser; with AltGr some keyboards write brackets. */
function isShortcut(event: KeyboardEvent): boolean {
  if (event.getModifierState('AltGraph')) return false;
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** Whether the page is longer than the window, as on a phone: then these keys scroll it. */
function pageScrolls(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight > clientHeight;
}
