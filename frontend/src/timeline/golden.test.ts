import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunLog } from '../model/run-log';
import { mountTimeline } from './testing/mount-timeline';
import type { RecordingContext } from './testing/recording-context';

const FOLDER = join(import.meta.dirname, '../../../src/test/resources/log');
const bytes = readFileSync(join(FOLDER, 'small.cborseq'));
const plain = JSON.parse(readFileSync(join(FOLDER, 'small.json'), 'utf8'));

function golden(): RunLog {
  const log = new RunLog();
  log.ingest(bytes);
  return log;
}

/** The draw log as lines; pictures of pixels are left out, they have as many rows as the screen has pixels. */
function logOf({ calls }: RecordingContext): string[] {
  return calls
    .filter(({ name }) => name !== 'drawImage')
    .map(({ name, args, colour }) =>
      `${name} ${args} ${name.startsWith('fill') ? colour : ''}`.trim(),
    );
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the golden log', () => {
  it('is read as Java wrote it', () => {
    const log = golden();
    let seq = 0;
    for (const chunk of plain.chunks) {
      for (let i = 0; i < chunk.count; i++, seq++) {
        const event = log.eventAt(seq);
        expect(event).toMatchObject({ t: chunk.t[i], value: chunk.value[i], line: chunk.line[i] });
        expect(event?.actor.id).toBe(chunk.actor[i]);
        expect(event?.object?.id ?? 65_535).toBe(chunk.object[i]);
        expect(event?.peer?.id ?? 65_535).toBe(chunk.peer[i]);
        expect(event?.timed).toBe((chunk.flags[i] & 1) === 1);
        expect(event?.text).toBe(chunk.text[i] === 0 ? null : chunk.texts[chunk.text[i] - 1]);
      }
    }
    expect(log.nextSeq).toBe(seq);
    expect(log.notes).toEqual(plain.chunks.flatMap((chunk: { notes: unknown[] }) => chunk.notes));
  });

  it('has a sentence for every event', () => {
    const log = golden();
    for (const event of log.events(0, log.nextSeq)) {
      const sentence = log.sentence(event.seq);
      expect(sentence, event.kind).toMatch(/^(You|Writer 1|Leserin 2 🧵|Helper) .+\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
    }
  });

  it.each([1, 1.5, 2])('is drawn in the same places at a pixel ratio of %f', (ratio) => {
    const reference = logOf(mountTimeline(golden()).frame());
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    const mounted = mountTimeline(golden(), 1000, 800, ratio);
    const drawn = logOf(mounted.frame());
    expect(drawn[0]).toBe(`setTransform ${ratio},0,0,${ratio},0,0`);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.slice(1).join('\n')).toBe(reference.slice(1).join('\n'));
    expect(mounted.canvas.width).toBe(1000 * ratio);
  });

  it('names every lane and every track', () => {
    const { texts } = mountTimeline(golden()).frame();
    expect(texts).toEqual(
      expect.arrayContaining([
        'Writer 1',
        'Leserin 2 🧵',
        'You',
        'queue depth',
        'of 10',
        'Waiting',
      ]),
    );
  });

  it.each([
    [1016, 964],
    [640, 500],
    [360, 600],
  ])('has all its texts inside of %i × %i pixels', (width, height) => {
    const { calls } = mountTimeline(golden(), width, height).frame();
    for (const { name, args } of calls) {
      if (name !== 'fillText') continue;
      const [, x, y] = args as [string, number, number];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeLessThanOrEqual(height);
    }
  });
});
