// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** The most files that a folder holds, the most lines that a file has, and the lines that half of the files stay below. */
const MAX_FILES = 30;
const MAX_LINES = 300;
const MEDIAN_LINES = 70;

const files = ['src', 'architecture', 'e2e', 'highlight', 'licenses'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

it(`holds at most ${MAX_FILES} files in a folder of the source`, () => {
  const counts: Record<string, number> = {};
  for (const file of files) counts[dirname(file)] = (counts[dirname(file)] ?? 0) + 1;
  const large = Object.entries(counts).filter(([folder, count]) => {
    return folder.startsWith('src') && count > MAX_FILES;
  });
  expect(large).toEqual([]);
});

const lengths = files.map((file) => ({
  file,
  lines: readFileSync(file, 'utf8').split('\n').length - 1,
}));

it(`has at most ${MAX_LINES} lines in a file`, () => {
  expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
});

it(`has fewer than ${MEDIAN_LINES} lines in half of the files`, () => {
  const short = lengths.filter(({ lines }) => lines < MEDIAN_LINES);
  expect(short.length).toBeGreaterThan(lengths.length / 2);
});
