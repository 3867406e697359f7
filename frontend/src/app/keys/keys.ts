import { actionsOf, type KeyAction, type KeyGroup } from './key-table';

/** Where keys mean something else; one that was just closed has the focus until the next picture is drawn. */
const TYPED =
  'dialog[open], select, textarea, [contenteditable="true"], input:not([type="range"], [type="checkbox"])';

/** What Space presses by itself. */
const PRESSED = 'button, a, summary, input[type="checkbox"], [role="tab"]';

/** What a key does again and again while it is held down. */
const REPEATED: ReadonlySet<KeyAction> = new Set(['zoomIn', 'zoomOut', 'panLeft', 'panRight']);

/** What got the focus by a click: Space is not meant for it. */
let clicked: Element | null = null;
let isPointing = false;

/** Listens to these keys, wherever the focus is, unless it is where keys mean something else. */
export function listenToKeys(groups: readonly KeyGroup[], act: (action: KeyAction) => void): void {
  const actions = actionsOf(groups);
  listenToClicks();
  document.addEventListener('keydown', (event) => {
    const action = actionOf(event, actions);
    if (action === null) return;
    event.preventDefault();
    // some browsers press a button when Space is released, even if the press was handled
    if (event.key === ' ' && clicked instanceof HTMLElement) clicked.blur();
    act(action);
  });
}

/** Takes note of what is clicked, for as long as it has the focus from that. */
function listenToClicks(): void {
  const options = { capture: true, passive: true };
  const down = (event: Event) => {
    isPointing = true;
    clicked = targetOf(event).closest(PRESSED);
  };
  const up = () => {
    isPointing = false;
  };
  document.addEventListener('pointerdown', down, options);
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, up, options);
  document.addEventListener('focusin', () => {
    if (!isPointing) clicked = null;
  });
}

/** Which of these actions a key press asks for, or null if it belongs to something else. */
export function actionOf(
  event: KeyboardEvent,
  actions: Readonly<Record<string, KeyAction>>,
): KeyAction | null {
  if (isShortcut(event) || event.defaultPrevented) return null;
  const key = event.key.toLowerCase();
  const action = (event.shiftKey ? actions[`shift+${key}`] : undefined) ?? actions[key];
  if (action === undefined || (event.repeat && !REPEATED.has(action))) return null;
  const target = targetOf(event);
  if (target.closest(TYPED) !== null) return null;
  const pressed = target.closest(PRESSED);
  if (key === ' ' && pressed !== null && pressed !== clicked) return null;
  if (key.startsWith('arrow') && (event.shiftKey || target.closest('input') !== null)) return null;
  return key.startsWith('page') && pageScrolls() ? null : action;
}

/** The innermost element that an event is about, also within elements of our own. */
function targetOf(event: Event): Element {
  const [target = event.target] = event.composedPath();
  return target instanceof Element ? target : document.body;
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
