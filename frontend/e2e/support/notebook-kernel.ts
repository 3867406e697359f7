import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test } from './lecture-page';

const TRACER = fileURLToPath(new URL('../../../src/main/python', import.meta.url));
const PYTHONS = ['/usr/bin/python3', 'python3'];
const QUESTION = 'import ipykernel, jupyter_client, sys; sys.exit(sys.version_info < (3, 9))';

/** Runs a cell for each line that it reads, and says when it is over, with what the cell has written to its standard output. */
const DRIVER = `
import json, sys
from jupyter_client import KernelManager
manager = KernelManager(kernel_name="python3")
manager.start_kernel()
try:
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(100)
    print(json.dumps(""), flush=True)
    for line in sys.stdin:
        said = []
        def hear(message):
            if message["msg_type"] == "stream":
                said.append(message["content"]["text"])
        client.execute_interactive(json.loads(line), output_hook=hear, stop_on_error=False)
        print(json.dumps("".join(said)), flush=True)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
`;

/**
 * A Jupyter kernel of this machine. It is a package of the system's, which only its administrator can install, and not the build: where
 * there is none, the test that asks for it is named as skipped.
 */
export class NotebookKernel {
  private readonly driver: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;

  private constructor(driver: ChildProcess) {
    this.driver = driver;
    this.reader = createInterface({ input: driver.stdout as NodeJS.ReadableStream });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  static async start(): Promise<NotebookKernel> {
    const python = PYTHONS.find((path) => spawnSync(path, ['-c', QUESTION]).status === 0);
    test.skip(python === undefined, 'no CPython with ipykernel and jupyter_client was found');
    const driver = spawn(python as string, ['-c', DRIVER], {
      env: { ...process.env, PYTHONPATH: TRACER, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const kernel = new NotebookKernel(driver);
    await kernel.answer();
    return kernel;
  }

  /** Runs a cell; returns what it has written. */
  async run(cell: string): Promise<string> {
    this.driver.stdin?.write(`${JSON.stringify(cell)}\n`);
    return this.answer();
  }

  /** Ends the kernel, and waits for it. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.driver.once('exit', resolve));
    this.driver.stdin?.end();
    await ended;
    this.reader.close();
  }

  private async answer(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error('The kernel has ended.');
    return JSON.parse(value) as string;
  }
}
