import { spawnSync } from 'node:child_process';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './lecture-page';

const IS_SUPPORTED = 'import sys; sys.exit(sys.version_info < (3, 9))';

/**
 * Waits until the server has found an interpreter, which it looks for in the background.
 *
 * That is the one thing that a fresh machine need not have, and that the build cannot install: only where there is none, neither for
 * this process nor for the server, the test is named as skipped. A server that does not find what is there fails it.
 */
export async function needPython(request: APIRequestContext): Promise<void> {
  const isHere = spawnSync('python3', ['-c', IS_SUPPORTED]).status === 0;
  test.skip(!isHere && !(await hasPython(request)), 'no CPython from 3.9 on was found');
  await expect.poll(() => hasPython(request)).toBe(true);
}

async function hasPython(request: APIRequestContext): Promise<boolean> {
  const answer = await request.get('/api/engines');
  const engines = (await answer.json()) as { id: string; available: boolean }[];
  return engines.some(({ id, available }) => id === 'cpython' && available);
}
