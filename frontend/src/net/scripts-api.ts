import { exchange } from './api';

/** A script as the server keeps it. */
export interface KeptScript {
  readonly text: string;
  /** Another one whenever the text is: what `If-Match` takes. */
  readonly tag: string;
}

/** What must be there for a script to be saved: the text of this tag, nothing, or anything. */
export type Expected = { readonly tag: string } | 'nothing' | 'anything';

/** Reads a script. */
export async function fetchScript(name: string): Promise<KeptScript> {
  const { text, headers } = await exchange('GET', path(name));
  return { text, tag: headers.get('ETag') ?? '' };
}

/** Saves a script, and returns the tag of what is there now; a problem with the status 412 says that something else was there. */
export async function saveScript(name: string, text: string, expected: Expected): Promise<string> {
  const type = { 'Content-Type': 'text/x-python' };
  const { headers } = await exchange('PUT', path(name), text, { ...type, ...condition(expected) });
  return headers.get('ETag') ?? '';
}

/** Deletes a script. */
export async function deleteScript(name: string): Promise<void> {
  await exchange('DELETE', path(name));
}

/** Reads the Python program of a scenario. */
export async function fetchTwin(scenario: string): Promise<string> {
  const { text } = await exchange(
    'GET',
    `/api/scenarios/${encodeURIComponent(scenario)}/sources/python`,
  );
  return text;
}

function condition(expected: Expected): Record<string, string> {
  if (expected === 'anything') return {};
  return expected === 'nothing' ? { 'If-None-Match': '*' } : { 'If-Match': expected.tag };
}

function path(name: string): string {
  return `/api/scripts/${encodeURIComponent(name)}`;
}
