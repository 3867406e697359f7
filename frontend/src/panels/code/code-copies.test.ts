import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerCopies } from './code-copies';
import { renderCode } from './testing/code-page';

/** The lines 10 to 13 of the page, of which one says who stands there. */
const PROGRAM = 'do();\ndo();\ndo();\ndo();\n';

describe.each([
  ['python', 'sample.py'],
  ['java', 'Sample.java'],
])('the buttons of the %s listing', (language, file) => {
  let listing: HTMLElement;
  const copied: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    copied.length = 0;
    const { box } = renderCode();
    listing = box.querySelector(`[data-source="${language}"]`) as HTMLElement;
    (listing.querySelector('.who') as HTMLElement).innerHTML = '<b>Ann</b>';
    offerCopies(listing);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const button = (action: string) =>
    listing.querySelector(`[data-action="${action}"]`) as HTMLButtonElement;

  async function copyWith(writeText: (text: string) => Promise<void>): Promise<void> {
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    button('copy').click();
    await vi.advanceTimersByTimeAsync(0);
  }

  it('copy the program as it is printed, without numbers and names, and say so for a while', async () => {
    await copyWith(async (text) => void copied.push(text));
    expect(copied).toEqual([PROGRAM]);
    expect(button('copy').textContent).toBe('Copied');
    vi.runAllTimers();
    expect(button('copy').textContent).toBe('Copy');
  });

  it('say that nothing was copied where the browser does not allow it', async () => {
    await copyWith(() => Promise.reject(new Error('refused')));
    expect(button('copy').textContent).toBe('Not copied');
  });

  it('save it as a file of its name', async () => {
    const saved: Blob[] = [];
    const names: string[] = [];
    vi.stubGlobal('URL', {
      createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
      revokeObjectURL: () => undefined,
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    button('download').click();
    expect(names).toEqual([file]);
    expect(await saved[0]?.text()).toBe(PROGRAM);
  });
});
