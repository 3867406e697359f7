import { describe, expect, it } from 'vitest';
import { actionsOf, COMPARE_KEYS, LECTURE_KEYS } from './key-table';
import { actionOf, listenToKeys } from './keys';

const LECTURE = actionsOf(LECTURE_KEYS);

function press(key: string, on = 'body', init: KeyboardEventInit = {}) {
  document.body.innerHTML =
    '<button></button><input type="range"><input type="text"><select></select><main></main>' +
    '<dialog open><a></a></dialog><dialog id="closed"><a></a></dialog>';
  let action: ReturnType<typeof actionOf> = null;
  const listen = (event: KeyboardEvent) => {
    action = actionOf(event, LECTURE);
  };
  document.addEventListener('keydown', listen, { once: true });
  document
    .querySelector(on)
    ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  return action;
}

describe('actionOf', () => {
  it('knows the keys of the lecture, in either case', () => {
    expect(['g', 'G', ' ', 'x', 'l', 'f', 'n', 'p', '?'].map((key) => press(key))).toEqual([
      'start',
      'start',
      'pause',
      'stop',
      'live',
      'timelineOnly',
      'next',
      'previous',
      'keys',
    ]);
  });

  it('knows the keys of stepping, of the speed and of the replay', () => {
    const keys = ['e', '1', '9', '<', '>', 'r', 'j', 'k'];
    expect(keys.map((key) => press(key))).toEqual([
      'step',
      'lane1',
      'lane9',
      'slower',
      'faster',
      'replay',
      'back',
      'forward',
    ]);
    expect(press('0')).toBeNull();
  });

  it('leaves to the page what the screen with two runs has no use for', () => {
    const compare = actionsOf(COMPARE_KEYS);
    const actions = ['g', ' ', '0', 'PageDown', 'ArrowRight', 'e', 'n'].map((key) =>
      actionOf(new KeyboardEvent('keydown', { key }), compare),
    );
    expect(actions).toEqual(['start', 'pause', 'fit', null, null, null, null]);
  });

  it('leaves an open dialog alone, and hears a key although the focus is still in one that was closed', () => {
    expect(press('b', 'dialog[open] a')).toBeNull();
    expect(press('b', '#closed a')).toBe('blank');
  });

  it('leaves text fields and choices alone', () => {
    expect(press('s', 'input[type="text"]')).toBeNull();
    expect(press('s', 'select')).toBeNull();
  });

  it('works while the focus is on a slider', () => {
    expect(press('x', 'input[type="range"]')).toBe('stop');
  });

  it('lets Space press the button that has the focus', () => {
    expect(press(' ', 'button')).toBeNull();
    expect(press('x', 'button')).toBe('stop');
  });

  it('leaves shortcuts of the browser and repeated keys alone', () => {
    expect(press('s', 'main', { ctrlKey: true })).toBeNull();
    expect(press('f', 'main', { metaKey: true })).toBeNull();
    expect(press('g', 'main', { repeat: true })).toBeNull();
  });

  it('moves the view as in Perfetto, again and again while the key is held down', () => {
    for (const init of [{}, { repeat: true }]) {
      expect(['w', 's', 'a', 'd'].map((key) => press(key, 'main', init))).toEqual([
        'zoomIn',
        'zoomOut',
        'panLeft',
        'panRight',
      ]);
    }
    expect([press('G', 'main', { shiftKey: true }), press('v')]).toEqual(['again', 'speaker']);
  });

  it('knows what a clicker sends, and the arrows where nothing else uses them', () => {
    const keys = ['PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft', 'b', '.'];
    expect(keys.map((key) => press(key))).toEqual([
      'slideNext',
      'slideBack',
      'slideNext',
      'slideBack',
      'blank',
      'blank',
    ]);
    expect(press('ArrowRight', 'input[type="range"]')).toBeNull();
    expect(press('ArrowRight', 'main', { shiftKey: true })).toBeNull();
    expect(press('PageDown', 'input[type="range"]')).toBe('slideNext');
  });

  it('tells Shift F from F', () => {
    expect(press('F', 'main', { shiftKey: true })).toBe('fullScreen');
    expect(press('F')).toBe('timelineOnly');
    expect(press('X', 'main', { shiftKey: true })).toBe('stop');
  });

  it('takes brackets that are written with AltGr for brackets', () => {
    const event = new KeyboardEvent('keydown', { key: ']', ctrlKey: true, altKey: true });
    event.getModifierState = () => false;
    expect(actionOf(event, LECTURE)).toBeNull();
    event.getModifierState = (name) => name === 'AltGraph';
    expect(actionOf(event, LECTURE)).toBe('larger');
  });
});

describe('listenToKeys', () => {
  const acted: string[] = [];
  listenToKeys(LECTURE_KEYS, (action) => acted.push(action));

  const space = (on: Element) => {
    acted.length = 0;
    on.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true }));
    return acted.join();
  };

  it('lets Space pause the run after a click on a button, which lets go of the focus', () => {
    document.body.innerHTML = '<button></button><button></button>';
    const [clicked, other] = document.querySelectorAll('button') as unknown as HTMLElement[];
    clicked?.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    clicked?.focus();
    clicked?.dispatchEvent(new Event('pointerup', { bubbles: true }));
    expect(space(clicked as Element)).toBe('pause');
    expect(document.activeElement).toBe(document.body);
    other?.focus();
    expect(space(other as Element)).toBe('');
    clicked?.focus();
    expect(space(clicked as Element)).toBe('');
  });

  it('lets Space press a button within an element of our own', () => {
    document.body.innerHTML = '<div></div>';
    const root = document.querySelector('div')?.attachShadow({ mode: 'open' });
    const button = root?.appendChild(document.createElement('button')) as HTMLElement;
    expect(space(button)).toBe('');
  });
});
