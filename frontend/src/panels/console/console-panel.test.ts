import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleInput } from './console-input';
import { ConsolePanel, type ConsoleState } from './console-panel';

async function show(state: ConsoleState): Promise<ConsolePanel> {
  const panel = new ConsolePanel();
  panel.state = state;
  document.body.replaceChildren(panel);
  await settled(panel);
  return panel;
}

async function settled(panel: ConsolePanel): Promise<void> {
  await panel.updateComplete;
  await panel.querySelector<ConsoleInput>('syncline-console-input')?.updateComplete;
}

const lines = (panel: ConsolePanel) => panel.querySelector('textarea') as HTMLTextAreaElement;

function type(panel: ConsolePanel, text: string): void {
  lines(panel).value = text;
  lines(panel).dispatchEvent(new InputEvent('input', { bubbles: true }));
}

function press(panel: ConsolePanel, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  lines(panel).dispatchEvent(event);
  return event;
}

function listen(panel: ConsolePanel) {
  const ran = vi.fn();
  panel.addEventListener('run', (event) => ran((event as CustomEvent<string>).detail));
  return ran;
}

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

describe('ConsolePanel', () => {
  it('runs what was typed at Enter, and Shift Enter begins a further line', async () => {
    const panel = await show('open');
    const ran = listen(panel);
    type(panel, 'def f():');
    press(panel, 'Enter', { shiftKey: true });
    expect(lines(panel).value).toBe('def f():\n    ');
    expect(lines(panel).value.split('\n')).toHaveLength(2);
    type(panel, 'def f():\n    pass\n');
    press(panel, 'Enter');
    expect(ran.mock.calls).toEqual([['def f():\n    pass']]);
    expect(lines(panel).value).toBe('');
    press(panel, 'Enter');
    expect(ran).toHaveBeenCalledTimes(1);
  });

  it('goes through what was typed before by the arrows, from the first and the last line', async () => {
    const panel = await show('open');
    for (const text of ['a', 'b\nc']) {
      type(panel, text);
      press(panel, 'Enter');
    }
    type(panel, 'new');
    press(panel, 'ArrowUp');
    expect(lines(panel).value).toBe('b\nc');
    expect(press(panel, 'ArrowUp').defaultPrevented).toBe(false); // moves the cursor to the first line
    lines(panel).setSelectionRange(0, 0);
    press(panel, 'ArrowUp');
    expect(lines(panel).value).toBe('a');
    press(panel, 'ArrowDown');
    press(panel, 'ArrowDown');
    expect(lines(panel).value).toBe('new');
  });

  it('does not run a line while another one runs, and keeps it', async () => {
    const panel = await show('open');
    const ran = listen(panel);
    panel.running = true;
    await settled(panel);
    type(panel, 'next');
    press(panel, 'Enter');
    expect(ran).not.toHaveBeenCalled();
    expect(lines(panel).value).toBe('next');
    expect(panel.textContent).toContain('You are busy');
    const interrupted = vi.fn();
    panel.addEventListener('interrupt', interrupted);
    panel.querySelector<HTMLElement>('[data-action="interrupt"]')?.click();
    expect(interrupted).toHaveBeenCalledTimes(1);
  });

  it('completes at Tab, shows the names if there are several, and lets Tab leave after Escape', async () => {
    const panel = await show('open');
    panel.complete = async (text) =>
      text === 'q.pu' ? { start: 2, names: ['put', 'put_nowait'] } : { start: 0, names: [] };
    expect(press(panel, 'Tab').defaultPrevented).toBe(false);
    type(panel, 'q.pu');
    expect(press(panel, 'Tab').defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(lines(panel).value).toBe('q.put'));
    await settled(panel);
    expect(panel.querySelector('[role="status"]')?.textContent).toContain('put_nowait');
    press(panel, 'Escape');
    expect(press(panel, 'Tab').defaultPrevented).toBe(false);
    type(panel, 'zzz');
    press(panel, 'Tab');
    await vi.waitFor(() => expect(press(panel, 'Tab').defaultPrevented).toBe(false));
  });

  it('shows what was typed, what it printed, and the error', async () => {
    const panel = await show('open');
    panel.commands = [
      { number: 1, code: 'a\nb', output: ['1', '2'], left: 0, error: 'E: x', isOver: true },
    ];
    await settled(panel);
    const typed = [...panel.querySelectorAll('.typed .line')].map((line) => line.textContent);
    expect(typed).toEqual(['>>> a', '... b']);
    expect(panel.querySelector('.output')?.textContent).toBe('1\n2');
    expect(panel.querySelector('.error')?.textContent).toBe('E: x');
  });

  it('offers a start that stays open where nothing runs, and says where only Java runs', async () => {
    const panel = await show('closed');
    const started = vi.fn();
    panel.addEventListener('start', started);
    panel.querySelector<HTMLElement>('[data-action="startOpen"]')?.click();
    expect(started).toHaveBeenCalledTimes(1);
    expect(panel.querySelector<HTMLInputElement>('[name="interactive"]')?.checked).toBe(true);
    panel.state = 'java';
    await settled(panel);
    expect(panel.textContent).toContain('Choose Python as the engine');
    expect(panel.querySelector<HTMLInputElement>('[name="interactive"]')?.disabled).toBe(true);
  });
});
