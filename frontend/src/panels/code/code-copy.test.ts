import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerCopy } from './code-copy';
import { renderCode } from './testing/code-page';

/** The lines 10 to 13 of the page, of which one says who stands there. */
const PROGRAM = 'do();\ndo();\ndo();\ndo();\n';

describe.each(['python', 'java'])('the button of the %s listing', (language) => {
  let listing: HTMLElement;
  const copied: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    copied.length = 0;
    const { box } = renderCode();
    listing = box.querySelector(`[data-source="${language}"]`) as HTMLElement;
    (listing.querySelector('.who') as HTMLElement).innerHTML = '<b>Ann</b>';
    offerCopy(listing);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const button = () => listing.querySelector('[data-action="copy"]') as HTMLButtonElement;

  async function copyWith(writeText: (text: string) => Promise<void>): Promise<void> {
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    button().click();
    await vi.advanceTimersByTimeAsync(0);
  }

  it('copies the program as it is printed, without numbers and names, and says so for a while', async () => {
    await copyWith(async (text) => void copied.push(text));
    expect(copied).toEqual([PROGRAM]);
    expect(button().textContent).toBe('Copied');
    vi.runAllTimers();
    expect(button().textContent).toBe('Copy');
  });

  it('says that nothing was copied where the browser does not allow it', async () => {
    await copyWith(() => Promise.reject(new Error('refused')));
    expect(button().textContent).toBe('Not copied');
  });
});
