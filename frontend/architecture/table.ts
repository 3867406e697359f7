import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { dirname } from 'node:path/posix';

/** A row of the table in `src/README.md`: a folder, and the folders that its files may import from. */
export interface Row {
  readonly folder: string;
  readonly mayImport: readonly string[];
}

/** The rows of the table. */
export function readTable(): Row[] {
  const lines = readFileSync('src/README.md', 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, folder, names] = /^\| `([\w/-]+)` \|.*\| ([^|]+) \|$/.exec(line) ?? [];
    if (folder === undefined || names === undefined) return [];
    return { folder, mayImport: [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name)) };
  });
}

/** The folders of `src` that hold TypeScript. */
export function foldersOfSource(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts'));
  const folders = sources.map((file) => dirname(file.replaceAll(sep, '/')));
  return [...new Set(folders)].filter((folder) => folder !== '.').sort();
}

/** Whether a folder holds what only tests use. */
export function isForTests(folder: string): boolean {
  return folder.endsWith('/testing');
}

/** Whether the table lets files of one folder import from another; each may import what lies inside it. */
export function allows({ folder, mayImport }: Row, other: string): boolean {
  return !isForTests(other) && [folder, ...mayImport].some((outer) => isIn(outer, other));
}

/** Whether tests in one folder may import from another: from all of the outermost folder, and from what that may. */
export function allowsTests(row: Row, other: string, rows: readonly Row[]): boolean {
  return [outermost(row.folder), ...importsOfTests(row.folder, rows)].some((one) =>
    isIn(one, other),
  );
}

/** The outermost folders besides its own that tests in a folder may import from. */
export function importsOfTests(folder: string, rows: readonly Row[]): string[] {
  const own = outermost(folder);
  const all = rows.filter((row) => outermost(row.folder) === own).flatMap((row) => row.mayImport);
  return [...new Set(all.map(outermost))].filter((name) => name !== own);
}

function outermost(folder: string): string {
  return folder.replace(/\/.*/, '');
}

function isIn(outer: string, folder: string): boolean {
  return folder === outer || folder.startsWith(`${outer}/`);
}
