import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import { deadlockArrows } from './layout/deadlock-arrows';
import { mountTimeline } from './testing/mount-timeline';

/** A run of so many actors, each of which holds a lock and waits for that of the next one. */
function ringOf(count: number): RunLog {
  const all = Array.from({ length: count }, (_, id) => id);
  const log = new RunLog();
  const held = all.map((id) => {
    return { t: id, actor: id, kind: 'acquired', object: id, value: 1 } as const;
  });
  const waits = all.map((id) => {
    return { t: 1e9 + id, actor: id, kind: 'waiting', object: (id + 1) % count } as const;
  });
  const cycle = all.map((id) => ({ actor: id, object: (id + 1) % count }));
  const deadlock = { n: 0, seq: 2 * count, t: 2e9, kind: 'deadlock', text: '', cycle } as const;
  log.ingest(
    writeChunk(0, [...held, ...waits], {
      actors: all.map((id) => ({ id, name: `Philosopher ${id}`, kind: 'thread' })),
      objects: all.map((id) => ({ id, name: `fork ${id}`, type: 'Lock' })),
      notes: [{ ...deadlock, state: 'deadlocked' }],
    }),
  );
  return log;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('deadlockArrows', () => {
  it.each([2, 5, 12, 16])('keep their shafts in a ring of %i', (count) => {
    const { timeline, frame } = mountTimeline(ringOf(count), 1016, 700);
    frame(3000);
    const scene = timeline.drawn;
    const arrows = scene === null ? [] : deadlockArrows(scene);
    expect(arrows).toHaveLength(count);
    for (const { y0, y1 } of arrows) expect(Math.abs(y1 - y0)).toBeGreaterThanOrEqual(38);
  });
});
