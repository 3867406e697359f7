import { expect, it } from 'vitest';
import type { Note } from './log/message';
import { NotebookText } from './notebook-text';
import { RunLog } from './run-log';
import { writeChunk } from './testing/log-writer';

const cell = (n: number, code: string): Note => ({
  n,
  seq: 0,
  t: 0,
  kind: 'cell',
  text: `The cell [${n}] was executed.`,
  state: 'running',
  code,
});

it('puts the cells of a notebook together as they come, each once', () => {
  const log = new RunLog();
  const read = new NotebookText(log);
  expect(read.catchUp()).toBe(false);
  const typed: Note = { ...cell(1, 'e.set()'), kind: 'typed' };
  log.ingest(writeChunk(0, [], { notes: [cell(0, '# In [1]\na\n\n'), typed] }));
  expect(read.catchUp()).toBe(true);
  expect(read.text).toBe('# In [1]\na\n\n');
  expect(read.catchUp()).toBe(false);
  log.ingest(writeChunk(0, [], { notes: [typed, cell(2, '# In [2]\nb\n\n')] }));
  expect(read.catchUp()).toBe(true);
  expect(read.text).toBe('# In [1]\na\n\n# In [2]\nb\n\n');
});
