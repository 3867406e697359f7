import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunLog } from '../../model/run-log';
import { CodePanel } from './code-panel';
import { renderCode } from './testing/code-page';

describe('the switch between the languages, and the large view', () => {
  let page: ReturnType<typeof renderCode>;

  beforeEach(() => {
    localStorage.clear();
    page = renderCode();
  });

  afterEach(() => vi.unstubAllGlobals());

  const open = () => new CodePanel(page.box, page.overlay, { choose: () => undefined, refresh });
  const refresh = vi.fn();
  const run = (panel: CodePanel, language: 'java' | 'python') =>
    panel.show({
      log: new RunLog(),
      nanos: 0,
      seq: -1,
      follow: true,
      selected: null,
      language,
      hasRun: true,
    });
  const button = (name: string) =>
    [...page.box.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  const shown = () => {
    const pressed = [...page.box.querySelectorAll('[aria-pressed="true"]')];
    expect(pressed.map((b) => (b as HTMLElement).dataset.language)).toEqual([
      page.box.dataset.shown,
    ]);
    return page.box.dataset.shown;
  };
  const press = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

  it('shows Python first, and the language that was chosen the last time', () => {
    open();
    expect(shown()).toBe('python');
    button('Java')?.click();
    expect(shown()).toBe('java');
    page = renderCode();
    open();
    expect(shown()).toBe('java');
  });

  it('shows Python if what was kept means nothing', () => {
    localStorage.setItem('syncline.code.column', 'cobol');
    open();
    expect(shown()).toBe('python');
  });

  it('shows the program that runs, as long as nobody has chosen another one for such runs', () => {
    const panel = open();
    run(panel, 'java');
    expect(shown()).toBe('java');
    run(panel, 'python');
    expect(shown()).toBe('python');
    button('Java')?.click();
    expect(shown()).toBe('java');
    run(panel, 'java');
    button('Python')?.click();
    run(panel, 'python');
    expect(shown()).toBe('java');
    page = renderCode();
    const another = open();
    run(another, 'java');
    expect(shown()).toBe('python');
    run(another, 'python');
    expect(shown()).toBe('java');
    expect(page.box.dataset.runs).toBe('python');
  });

  it('shows both for all runs to who has chosen both for some', () => {
    const panel = open();
    run(panel, 'java');
    button('Both')?.click();
    run(panel, 'python');
    expect(shown()).toBe('both');
  });

  it('switches in a browser that keeps nothing', () => {
    const refuse = () => {
      throw new Error('refused');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    open();
    button('Both')?.click();
    expect(shown()).toBe('both');
  });

  it('shows both when it is large, and keeps the choice for the column', () => {
    const panel = open();
    panel.toggleLarge();
    expect(shown()).toBe('both');
    button('Java')?.click();
    panel.toggleLarge();
    expect(shown()).toBe('python');
    panel.toggleLarge();
    expect(shown()).toBe('java');
  });

  it('stands over the timeline and returns, by its button or by Escape', () => {
    const panel = open();
    const home = page.box.parentElement;
    button('Large')?.click();
    expect(panel.isLarge).toBe(true);
    expect(page.overlay.hidden).toBe(false);
    expect(page.overlay.firstElementChild).toBe(page.box);
    expect(refresh).toHaveBeenCalled();
    press('Escape');
    expect(page.overlay.hidden).toBe(true);
    expect(home?.firstElementChild).toBe(page.box);
    button('Large')?.click();
    button('Close')?.click();
    expect(panel.isLarge).toBe(false);
    expect(button('Large')).toBeDefined();
  });

  it('lets nothing be reached that it covers, and gives the focus back', () => {
    const panel = open();
    const lane = document.querySelector<HTMLElement>('.timeline button');
    lane?.focus();
    panel.toggleLarge();
    expect([lane?.inert, page.overlay.inert]).toEqual([true, false]);
    expect(document.activeElement).toBe(button('Close'));
    panel.toggleLarge();
    expect(lane?.inert).toBe(false);
    expect(document.activeElement).toBe(lane);
  });

  it('leaves Escape to a dialog that is open', () => {
    const panel = open();
    panel.toggleLarge();
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>');
    press('Escape');
    expect(panel.isLarge).toBe(true);
  });
});
