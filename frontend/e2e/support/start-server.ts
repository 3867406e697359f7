import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const JAR = fileURLToPath(new URL('../../../target/syncline.jar', import.meta.url));

/** How long the server may take to be ready, in milliseconds. */
const READY_MILLIS = 120_000;

/** The server that `BASE_URL` names or, without it, the packaged one on a free port. */
export async function findServer() {
  const url = process.env.BASE_URL;
  return url ? { url, end: async () => undefined } : launchServer(0);
}

/** A server of its own, on this port or, with 0, on a free one. */
export async function launchServer(port: number) {
  if (!existsSync(JAR))
    throw new Error(`There is no ${JAR}: build it with mvn -DskipTests package.`);
  const place = mkdtempSync(join(tmpdir(), 'syncline-e2e-'));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const options = [`--server.port=${port}`, `--syncline.data-dir=${join(place, 'data')}`];
  const child = spawn(
    java,
    ['-XX:TieredStopAtLevel=1', `-Djava.io.tmpdir=${place}`, '-jar', JAR, ...options],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const end = async () => {
    await killed(child);
    rmSync(place, { recursive: true, force: true });
  };
  try {
    return { url: await readyUrl(child), end };
  } catch (error) {
    await end();
    throw error;
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string) => reject(new Error(`${why}\n${said.join('\n')}`));
    const timer = setTimeout(() => fail('The server was not ready in time.'), READY_MILLIS);
    child.once('error', (error) => fail(`The server cannot be started: ${error.message}`));
    child.once('exit', (code) => fail(`The server ended with ${code}.`));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      said.push(line);
      const url = /Syncline is ready: (\S+)/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
