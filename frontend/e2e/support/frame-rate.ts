import type { BrowserContext } from '@playwright/test';

/** How long a page waits before it asks the browser for its next picture, in milliseconds: about 15 pictures a second. */
const PAUSE_MILLIS = 50;

/**
 * Has the pages of a context draw about 15 pictures a second instead of 60, as a slow computer does; call it before they are opened.
 * Without a graphics card, drawing is most of the work of a test that watches a run.
 */
export async function drawSlowly(context: BrowserContext): Promise<void> {
  await context.addInitScript((pause) => {
    const request = window.requestAnimationFrame.bind(window);
    const cancel = window.cancelAnimationFrame.bind(window);
    const pictures = new Map<number, number>();
    window.requestAnimationFrame = (draw) => {
      const timer = window.setTimeout(() => {
        const picture = request((now) => {
          pictures.delete(timer);
          draw(now);
        });
        pictures.set(timer, picture);
      }, pause);
      return timer;
    };
    window.cancelAnimationFrame = (timer) => {
      window.clearTimeout(timer);
      cancel(pictures.get(timer) ?? 0);
    };
  }, PAUSE_MILLIS);
}
