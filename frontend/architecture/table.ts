import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A row of the table in `src/README.md`: a folder, and the folders that its files may import from. */
export interface Row {
  readonly folder: string;
  readonly mayImport: readonly string[] | 'all';
}

/** The rows of the table. */
export function readTable(): Row[] {
  const lines = readFileSync('src/README.md', 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, folder, names] = /^\| `([\w/-]+)` \|.*\| ([^|]+) \|$/.exec(line) ?? [];
    if (folder === undefined || names === undefined) return [];
    if (names === 'all') return { folder, mayImport: 'all' as const };
    return { folder, mayImport: [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name)) };
  });
}

/** The folders of `src` that hold TypeScript. */
export function foldersOfSource(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const folders = files.filter((file) => file.endsWith('.ts')).map((file) => dirname(file));
  return [...new Set(folders)].filter((folder) => folder !== '.').sort();
}

/** Whether a folder holds what only tests use. */
export function isForTests(folder: string): boolean {
  return folder.endsWith('/testing');
}

/** Whether the table lets files of one folder import from another; each may import what lies inside it. */
export function allows({ folder, mayImport }: Row, other: string): boolean {
  const isInside = (outer: string) => other === outer || other.startsWith(`${outer}/`);
  return mayImport === 'all' || isInside(folder) || mayImport.some(isInside);
}
