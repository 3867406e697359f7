// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { relative } from 'node:path/posix';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRules } from './rules.ts';
import { allows, allowsTests, foldersOfSource, isForTests, type Row, readTable } from './table.ts';

const BIOME = resolve('node_modules/@biomejs/biome/bin/biome');

const rows = readTable();
const folders = foldersOfSource();

/** A project with nothing but probes: files whose imports are good or bad. */
let project = '';

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'syncline-imports-'));
  copyFileSync('biome.json', join(project, 'biome.json'));
  mkdirSync(join(project, 'architecture'));
  writeFileSync(join(project, 'architecture/imports.json'), writeRules(rows));
});

afterAll(() => rmSync(project, { recursive: true }));

/** Writes a file with these imports, one a line. */
function probe(file: string, ...specifiers: string[]): void {
  write(file, specifiers.map((specifier) => `import '${specifier}';\n`).join(''));
}

function write(file: string, text: string): void {
  const path = join(project, 'src', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes a file that imports from every folder but its own; returns the imports that are not allowed, as `file:line`. */
function probeAll({ folder }: Row, name: string, isAllowed: (other: string) => boolean): string[] {
  const others = folders.filter((other) => other !== folder);
  const paths = others.map((other) => `${relative(folder, other)}/other`);
  probe(`${folder}/${name}`, ...paths.map((path) => (path.startsWith('.') ? path : `./${path}`)));
  return others.flatMap((other, i) => (isAllowed(other) ? [] : `${folder}/${name}:${i + 1}`));
}

/** What Biome refuses by a rule: `file:line` of each. */
function refusedBy(rule: string): string[] {
  const { diagnostics } = JSON.parse(
    run(['lint', '--reporter=json', '--max-diagnostics=none']),
  ) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
  };
  return diagnostics
    .filter(({ category }) => category === `lint/${rule}`)
    .map(({ location }) => `${relative('src', location.path)}:${location.start.line}`);
}

/** Runs Biome in the project; it exits with an error when it refuses something. */
function run(args: readonly string[]): string {
  const options = { cwd: project, encoding: 'utf8', stdio: 'pipe' } as const;
  try {
    return execFileSync(process.execPath, [BIOME, ...args], options);
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('the table of who may import whom', () => {
  it('has a row for every folder that is not for tests only', () => {
    const missing = folders.filter((folder) => !rows.some((row) => row.folder === folder));
    expect(missing.filter((folder) => !isForTests(folder))).toEqual([]);
  });

  it('is what the rules of Biome say', async () => {
    await expect(writeRules(rows)).toMatchFileSnapshot('imports.json');
  });

  it('is held by Biome, whatever folder imports from whatever other', () => {
    const bad = rows.flatMap((row) => [
      ...probeAll(row, 'probe.ts', (other) => allows(row, other)),
      ...probeAll(row, 'probe.test.ts', (other) => allowsTests(row, other, rows)),
    ]);
    expect(bad.length).toBeGreaterThan(rows.length);
    expect(refusedBy('style/noRestrictedImports').sort()).toEqual(bad.sort());
  });

  it('is held in a folder that has no row yet, however deep it lies', () => {
    probe('model/objects/new/probe.ts', '../../../timeline/timeline', '../../..', './own');
    probe('panels/waits/new/deep/probe.ts', '../../../../net/api', './../../../../net/api');
    probe('new/probe.ts', '../app/dom');
    expect(refusedBy('style/noRestrictedImports')).toEqual(
      expect.arrayContaining([
        'model/objects/new/probe.ts:1',
        'model/objects/new/probe.ts:2',
        'panels/waits/new/deep/probe.ts:1',
        'panels/waits/new/deep/probe.ts:2',
        'new/probe.ts:1',
      ]),
    );
  });
});

describe('files', () => {
  it('never import each other in a circle, not even for types', () => {
    probe('model/one.ts', './two');
    probe('model/two.ts', './objects/three');
    write('model/objects/three.ts', "export type { One } from '../one';\n");
    probe('model/own.ts', './two');
    expect(refusedBy('suspicious/noImportCycles').sort()).toEqual([
      'model/objects/three.ts:1',
      'model/one.ts:1',
      'model/two.ts:1',
    ]);
  });
});
