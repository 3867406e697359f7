// What one screen costs: it is opened in a browser of its own, moved with the wheel, and weighed.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { frameTimes, turnTheWheel, WAYS } from './wheel.mjs';

const { chromium } = createRequire(new URL('../frontend/package.json', import.meta.url))('@playwright/test');
const LIMIT_MS = 180_000;
const SOFTWARE_GL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/**
 * Measures a subject: `name`, `version`, `draws` (in words), `wheelOn` (a selector), `turn` (see the wheel), `gl` if it needs
 * WebGL, and `open(page)`, which says how many milliseconds it took. One that fails or takes longer than the limit is
 * answered with the reason.
 */
export async function measure({ name, version, draws, wheelOn, turn, gl, open }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', ...(gl ? SOFTWARE_GL : ['--disable-gpu'])],
  });
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    return { name, version, draws, ...(await Promise.race([use(browser), tooLong])) };
  } catch (error) {
    return { name, version, draws, failed: error.message };
  } finally {
    clearTimeout(timer);
    await browser.close();
  }

  async function use() {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const openMs = Math.round(await open(page));
    const place = page.locator(wheelOn);
    const { x, y, width, height } = await place.boundingBox();
    const pointer = { clientX: x + width * 0.6, clientY: y + height * 0.4 };
    await page.mouse.move(pointer.clientX, pointer.clientY);
    const frames = [];
    for (const way of WAYS) {
      frames.push(...(await place.evaluate(turnTheWheel, { way, pointer, turn: turn ?? { deltaY: 60 } })));
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}, ${way}.png`) });
    }
    return { openMs, frames: frameTimes(frames), memoryMb: await memoryMb(page) };
  }
}

/** How many milliseconds something took. */
export async function timed(action) {
  const begin = performance.now();
  await action();
  return performance.now() - begin;
}

/** What the page keeps: its JavaScript objects and, beside them, the bytes of its arrays. */
async function memoryMb(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return Math.round((usedSize + backingStorageSize) / 1048576);
}
