import { relative } from 'node:path/posix';
import { importsOfTests, type Row } from './table.ts';

/** Everything that lies outside of a folder, and what lies outside of the folder around it. */
const OUTSIDE = ['..', '../**', './..', './../**'];
const FAR_OUTSIDE = ['../..', '../../**', './..', './../**'];

/** The rules of Biome that hold the table, as JSON with a line for each: of two rules for a file the later one counts. */
export function writeRules(rows: readonly Row[]): string {
  const missing = 'This folder has no row in src/README.md.';
  const rules = [
    rule('src/**', OUTSIDE, missing),
    ...rows.map(ruleFor),
    ...rows.map((row) => ruleForTests(row, rows)),
    { includes: ['src/**/testing/*.ts'], linter: { rules: { style: { [RULE]: 'off' } } } },
  ];
  return `{ "overrides": [\n${rules.map((one) => JSON.stringify(one)).join(',\n')}\n] }\n`;
}

function ruleFor({ folder, mayImport }: Row): object {
  const allowed = mayImport.map((name) => `!${relative(folder, name)}/**`);
  const names = mayImport.length === 0 ? 'nothing of ours' : mayImport.join(', ');
  const group = [...OUTSIDE, ...allowed, '**/testing/**'];
  return rule(`src/${folder}/*.ts`, group, `${folder} may import ${names}`);
}

function ruleForTests({ folder }: Row, rows: readonly Row[]): object {
  const names = importsOfTests(folder, rows);
  const allowed = names.map((name) => `!${relative(folder, name)}/**`);
  const group = [...(folder.includes('/') ? FAR_OUTSIDE : OUTSIDE), ...allowed];
  const message = `tests in ${folder} may import ${names.join(', ')}`;
  return rule(`src/${folder}/*.test.ts`, group, message);
}

const RULE = 'noRestrictedImports';

function rule(files: string, group: readonly string[], message: string): object {
  const options = { patterns: [{ group, message }] };
  return {
    includes: [files],
    linter: { rules: { style: { [RULE]: { level: 'error', options } } } },
  };
}
