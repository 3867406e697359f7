// A peer on a page of its own: installed with npm at its exact version, bundled by Vite, and served on a free port.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beginning } from './log-columns.mjs';
import { measure, timed } from './measure.mjs';

const frontend = createRequire(new URL('../frontend/package.json', import.meta.url));
const { build, preview } = await import(pathToFileURL(frontend.resolve('vite')).href);
const INSTALL_LIMIT_MS = 120_000;

/**
 * Makes the site of a peer, and measures it there. Each file of `peers` has in `about` what `measure` asks for except `open`,
 * the name and version of its package, and `events` if it is given only the first so many. It has either `prepare(log, place)`,
 * which runs in the page and answers what shows the log, or `site(folder, log)`, which answers where a ready page is, and
 * `isShown()`, which runs in that page.
 */
export async function measurePeer({ about, prepare, site, isShown }, whole) {
  const folder = mkdtempSync(join(tmpdir(), 'syncline-peer-'));
  const log = about.events ? beginning(whole, about.events) : whole;
  const subject = { ...about, draws: about.draws(log) };
  let server;
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    await install(folder, `${about.package}@${about.version}`);
    const outDir = prepare ? await bundle(folder, about.file, log) : site(folder, log);
    server = await preview({ root: folder, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
    const address = `http://127.0.0.1:${server.httpServer.address().port}/${about.hash ?? ''}`;
    const open = prepare ? (page) => openPrepared(page, address) : (page) => openReady(page, address, isShown);
    return await measure({ ...subject, open });
  } catch (error) {
    return { name: about.name, version: about.version, draws: subject.draws, failed: error.message };
  } finally {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function install(folder, name) {
  const options = { cwd: folder, timeout: INSTALL_LIMIT_MS };
  return promisify(execFile)('npm', ['install', '--silent', '--no-audit', '--no-fund', name], options);
}

/** Bundles the peer's file with its library; the page reads the log before anything is timed. */
async function bundle(folder, file, log) {
  cpSync(fileURLToPath(new URL('peers', import.meta.url)), folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><div id="place" style="width: 1600px; height: 860px"></div>
     <script type="module">import * as peer from './${file}'; window.peer = peer;</script>`,
  );
  await build({ root: folder, logLevel: 'error' });
  writeFileSync(join(folder, 'dist', 'log.json'), JSON.stringify(log));
  return 'dist';
}

/** Shows a log that is in memory, in the form that the library wants it; the time is until it has been drawn. */
async function openPrepared(page, address) {
  await page.goto(address);
  return page.evaluate(async () => {
    const log = await (await fetch('log.json')).json();
    const show = await window.peer.prepare(log, document.querySelector('#place'));
    const begin = performance.now();
    await show();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - begin;
  });
}

/** Opens a page that reads the log by itself; the time is until it says that the log is shown. */
function openReady(page, address, isShown) {
  return timed(async () => {
    await page.goto(address);
    await page.waitForFunction(isShown, null, { polling: 'raf', timeout: 0 });
  });
}
