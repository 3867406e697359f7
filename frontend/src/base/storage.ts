/** What the browser has stored under a key, or null; one that stores nothing has nothing. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a choice for the next page. */
export function writeStored(key: string, choice: string): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // a browser that stores nothing forgets the choice with the page
  }
}

/** What was stored under a key in this session, or null. */
export function readForSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a choice for the next page, until the tab is closed. */
export function writeForSession(key: string, choice: string): void {
  try {
    sessionStorage.setItem(key, choice);
  } catch {
    // a browser that stores nothing forgets the choice with the page
  }
}
