import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunLog } from './run-log';

const FOLDER = join(import.meta.dirname, '../../../src/test/resources/log/earlier');

describe('a log of an earlier version', () => {
  it.each([
    ['process-queue-join-hang', 22, 'queue pipe', 'Child is stopped. It had waited 2 min 26 s.'],
    ['queue-cancel', 50, 'queue', 'Reader 5 is stopped. It had waited 2 min 11 s.'],
  ])('of %s still opens', (scenario, events, object, last) => {
    const log = new RunLog();
    log.ingest(readFileSync(join(FOLDER, `${scenario}.cborseq`)));

    expect(log).toMatchObject({ nextSeq: events, ended: true, state: 'stalled' });
    expect(log.objects.map(({ name }) => name)).toContain(object);
    expect(log.notes.map(({ kind }) => kind)).toContain('stalled');
    expect(log.sentence(events - 1)).toBe(last);
  });
});
