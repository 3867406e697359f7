/** Names that contain all words of a text, or all words of a part of it between commas; in whatever case. */
export class NameFilter {
  private readonly alternatives: readonly (readonly string[])[];

  /** "worker 1, main" accepts "Worker 1", "Worker 12" and "Main". */
  constructor(text: string) {
    this.alternatives = text
      .toLowerCase()
      .split(',')
      .map((part) => part.split(/\s+/).filter(Boolean))
      .filter((words) => words.length > 0);
  }

  /** Whether the text has a word in it: else every name is accepted. */
  get hasWords(): boolean {
    return this.alternatives.length > 0;
  }

  /** Whether a name is one of those. */
  accepts(name: string): boolean {
    if (!this.hasWords) return true;
    const lower = name.toLowerCase();
    return this.alternatives.some((words) => words.every((word) => lower.includes(word)));
  }
}
