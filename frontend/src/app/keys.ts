/** What a key does on the lecture screen. */
export type KeyAction = 'start' | 'pause' | 'stop' | 'live' | 'hall' | 'next' | 'previous' | 'keys';

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  s: 'start',
  ' ': 'pause',
  x: 'stop',
  l: 'live',
  f: 'hall',
  n: 'next',
  p: 'previous',
  '?': 'keys',
};

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
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) {
    return null;
  }
  const action = ACTIONS[event.key.toLowerCase()];
  if (action === undefined) return null;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('dialog, select, textarea, input:not([type="range"], [type="checkbox"])')) {
    return null;
  }
  const pressesItself =
    target.closest('button, a, summary, input[type="checkbox"], [role="tab"]') !== null;
  return event.key === ' ' && pressesItself ? null : action;
}
