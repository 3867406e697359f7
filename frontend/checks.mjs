// The checks and the tests of the frontend, while Maven compiles the Java code and leaves a processor idle.
//
//   node checks.mjs start   begins them in the background, if Maven was called for something that needs them
//   node checks.mjs await   waits for their end, says what they said, and fails if they failed; if none have begun, it runs them

import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const PLACE = join(HERE, '..', 'target', 'frontend-checks');
const LOG = join(PLACE, 'log');
const RUNNER = join(PLACE, 'runner');
const POLL_MILLIS = 100;

/** The phases of Maven that come after the tests; spring-boot:run, which compiles as well, has no use for tests. */
const WITH_TESTS =
  /(^|\s)(test|prepare-package|package|((pre|post)-)?integration-test|verify|install|deploy)(\s|$)/;

const resultOf = (pid) => join(PLACE, `result-${pid}`);

function start() {
  rmSync(PLACE, { recursive: true, force: true });
  if (!WITH_TESTS.test(process.env.MAVEN_CMD_LINE_ARGS ?? '')) return;
  mkdirSync(PLACE, { recursive: true });
  const log = openSync(LOG, 'w');
  const runner = spawn(process.execPath, [fileURLToPath(import.meta.url), 'run'], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  writeFileSync(RUNNER, String(runner.pid));
  runner.unref();
}

function run() {
  const draft = join(PLACE, `draft-${process.pid}`);
  writeFileSync(draft, failures().join(' and '));
  renameSync(draft, resultOf(process.pid)); // whoever waits for it finds it whole
}

/** Runs the scripts, and names those that fail. */
function failures() {
  const shell = process.platform === 'win32';
  return ['check', 'test'].filter(
    (script) =>
      spawnSync('npm', ['run', script], { cwd: HERE, stdio: 'inherit', shell }).status !== 0,
  );
}

async function awaitEnd() {
  const failed = existsSync(RUNNER) ? await awaitRunner() : failures().join(' and ');
  if (failed === '') return;
  console.error(`What failed of the scripts in frontend/package.json: ${failed}`);
  process.exitCode = 1;
}

async function awaitRunner() {
  const runner = Number(readFileSync(RUNNER, 'utf8'));
  const result = resultOf(runner);
  while (!existsSync(result) && isAlive(runner)) await pause(POLL_MILLIS);
  process.stdout.write(readFileSync(LOG));
  return existsSync(result) ? readFileSync(result, 'utf8') : 'all, for somebody ended them';
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const commands = { start, run, await: awaitEnd };
await commands[process.argv[2]]();
