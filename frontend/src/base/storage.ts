/** What the person chose the last time, or null; a browser that keeps nothing has no choice kept. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a choice for the next page. */
export function keep(key: string, choice: string): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // a browser that keeps nothing forgets the choice with the page
  }
}
