import { expect, test } from './support/lecture-page';
import { needPython } from './support/need-python';
import { NotebookKernel } from './support/notebook-kernel';

const MAKE = `from threading import Event, Thread

stats = {}
ready = Event()


def read_stats():
    ready.wait()


readers = [Thread(target=read_stats, name=name) for name in ("Ann", "Bob")]
for reader in readers:
    reader.start()`;

const SET = `stats["test"] = 100
ready.set()
for reader in readers:
    reader.join()
print(sorted(stats))`;

test.beforeEach(({ request }) => needPython(request));

test('the cells of a notebook appear as they are executed, with the threads at their lines', async ({
  page,
  lecture,
  baseURL,
}) => {
  const kernel = await NotebookKernel.start();
  try {
    const attached = await kernel.run(
      `import syncline\nsyncline.watch('${baseURL}')\nfrom syncline.notebook.session import _run\nprint(_run.link)`,
    );
    const link = attached.trim();
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notebook');
    await expect(page.locator('.cm-content')).toContainText('# In [1]');
    await kernel.run(MAKE);
    await expect(page.locator('.cm-content')).toContainText('# In [2]');
    const waiting = page.locator('.cm-line').filter({ hasText: /^ {4}ready\.wait\(\)/ });
    await expect(waiting.locator('.cm-who')).toContainText('Ann');
    await expect(waiting.locator('.cm-who')).toContainText('Bob');
    expect(await kernel.run(SET)).toBe("['test']\n");
    await expect(page.locator('.cm-content')).toContainText('ready.set()');
    await expect(page.locator('.cm-who').filter({ hasText: 'Ann' })).toHaveCount(0);
    await expect(lecture.state).toHaveText('running');
    await expect(page.locator('[data-stale]')).toBeHidden();
    await kernel.run('%load_ext syncline\n%syncline off');
    await expect(lecture.state).toHaveText('stopped');
    await page.reload();
    await expect(page.locator('.cm-content')).toContainText('# In [3]');
    expect(await kernel.run("ready.clear()\nprint('on')")).toBe('on\n');
  } finally {
    await kernel.end();
  }
});
