const SCRIPT = 'script:';

/** The name of the script that is run, null if it is a scenario of the catalogue; `program` is the id in a run. */
export function scriptOf(program: string): string | null {
  return program.startsWith(SCRIPT) ? program.slice(SCRIPT.length) : null;
}

/** Where the page of a scenario or a script is. */
export function pageOf(program: string): string {
  const script = scriptOf(program);
  return script === null ? `/scenarios/${program}` : `/code/${script}`;
}

/** Where a run of a scenario or a script is shown by the page that has started it: a script stays beside its editor. */
export function runPageOf(program: string, run: string): string {
  const script = scriptOf(program);
  return script === null ? `/runs/${run}` : `/code/${script}?run=${run}`;
}

/** The run that an address names, or null. */
export function runAt({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string | null {
  const name = /^\/runs\/([^/]+)$/.exec(pathname)?.[1];
  if (name !== undefined) return decodeURIComponent(name);
  return pathname.startsWith('/code/') ? new URLSearchParams(search).get('run') : null;
}
