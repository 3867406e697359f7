// The packaged server, started for a measurement on a free port and in a directory of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = fileURLToPath(new URL('../target/syncline.jar', import.meta.url));

/** Starts it; the answer has its address, its directory, its process id, what calls it, and what ends it and removes its directory. */
export async function startServer(...javaOptions) {
  const data = mkdtempSync(join(tmpdir(), 'syncline-bench-'));
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const options = [...javaOptions, '-jar', JAR, '--server.port=0', `--syncline.data-dir=${data}`];
  const server = spawn(java, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise((resolve, reject) => {
    let output = '';
    server.on('exit', () => reject(new Error(`the server did not start:\n${output}`)));
    server.stdout.on('data', (text) => {
      output += text;
      const ready = /Syncline is ready: (\S+)/.exec(output);
      if (ready) resolve(ready[1]);
    });
  });
  const call = async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.headers.get('content-type')?.startsWith('application/json') ? response.json() : response;
  };
  const end = async () => {
    server.removeAllListeners('exit');
    const gone = new Promise((resolve) => server.on('exit', resolve));
    server.kill();
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  return { base, data, pid: server.pid, call, end };
}

/** Lets so many milliseconds go by. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
