/** The words of a query; the server finds by the same rule (`CatalogueSearch.java`). */
export function wordsOf(query: string): string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a text, which is in lower case, has every word. */
export function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** What is said of a search: how many scenarios it found, or how many there are if nothing is looked for. */
export function describeHits(found: number, total: number, words: readonly string[]): string {
  return `${words.length === 0 ? total : `${found} of ${total}`} scenarios`;
}
