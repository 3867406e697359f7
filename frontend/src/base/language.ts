/** The languages in which the program of a scenario is written. */
export type Language = 'java' | 'python';

/** The language of the program that an engine runs, by the id of the engine; without an engine it is Java. */
export function languageOf(engine: string | null): Language {
  return engine !== null && /^cpython(-|$)/.test(engine) ? 'python' : 'java';
}
