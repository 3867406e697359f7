import type { Page } from '@playwright/test';
import { expect } from './lecture-page';

/** The strip of slides over the timeline. */
export function strip(page: Page) {
  return page.getByRole('region', { name: 'Slides' });
}

/** Opens the speaker's window by its key. */
export async function openSpeaker(page: Page): Promise<Page> {
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('v')]);
  await expect(speaker.getByRole('button', { name: 'Next' })).toBeEnabled();
  return speaker;
}
