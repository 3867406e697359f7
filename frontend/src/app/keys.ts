/** What a key does on the lecture screen. */
export type KeyAction =
  | 'start'
  | 'pause'
  | 'stop'
  | 'step'
  | 'again'
  | 'slower'
  | 'faster'
  | 'replay'
  | 'back'
  | 'forth'
  | 'code'
  | 'live'
  | 'hall'
  | 'next'
  | 'previous'
  | 'keys'
  | LaneKey;

/** The key of a lane, which gives it its turn in a paused run. */
export type LaneKey = `lane${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  s: 'start',
  ' ': 'pause',
  x: 'stop',
  e: 'step',
  a: 'again',
  '<': 'slower',
  '>': 'faster',
  r: 'replay',
  j: 'back',
  k: 'forth',
  l: 'live',
  f: 'hall',
  c: 'code',
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
  const action = /^[1-9]$/.test(event.key)
    ? (`lane${event.key}` as LaneKey)
    : ACTIONS[event.key.toLowerCase()];
  if (action === undefined) return null;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('dialog, select, textarea, input:not([type="range"], [type="checkbox"])')) {
    return null;
  }
  const pressesItself =
    target.closest('button, a, summary, input[type="checkbox"], [role="tab"]') !== null;
  return event.key === ' ' && pressesItself ? null : action;
}
