// Ruff, the linter of the Python code, with the settings of its pyproject.toml: `node python/ruff.mjs`.
// The package is Ruff itself as WebAssembly, so that the build needs no Python.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['src/main/python', 'src/test/python', 'bench'];
const DESCRIBED = 'src/main/python'; // elsewhere, as in the tests of Java, names are enough
const SETTINGS = 'src/main/python/pyproject.toml';

/** The tables [tool.ruff…] of a TOML file whose values are numbers, texts in double quotes and arrays of them. */
function settings(toml) {
  const options = {};
  for (const [, path, body] of toml.matchAll(
    /^\[tool\.ruff([\w.-]*)\]\n([^[]*(?:\[[^[\n]*\n[^[]*)*)/gm,
  )) {
    const table = path
      .split('.')
      .filter(Boolean)
      .reduce((inner, key) => (inner[key] ??= {}), options);
    for (const [, key, value] of body.matchAll(/^"?([^\s"]+)"? = (.+)$/gm))
      table[key] = JSON.parse(value);
  }
  return options;
}

const workspace = new Workspace(
  settings(readFileSync(join(ROOT, SETTINGS), 'utf8')),
  PositionEncoding.Utf16,
);
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(ROOT, folder, name)),
);
let found = 0;
for (const file of files) {
  for (const { code, message, start_location: at } of workspace.check(readFileSync(file, 'utf8'))) {
    if (/^D\d/.test(code) && !file.startsWith(join(ROOT, DESCRIBED))) continue;
    console.log(`${relative(ROOT, file)}:${at.row}:${at.column} ${code} ${message}`);
    found++;
  }
}
console.log(`Ruff: ${files.length} files, ${found || 'nothing'} found`);
process.exitCode = found ? 1 : 0;
