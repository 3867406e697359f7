import { afterEach, describe, expect, it, vi } from 'vitest';
import { NameFilter } from '../model/lanes/name-filter';
import { RunLog } from '../model/run-log';
import { type WrittenEvent, writeChunk } from '../model/testing/log-writer';
import type { Shown } from './layout/shown';
import { mountTimeline } from './testing/mount-timeline';

const ALL: Shown = { names: null, hidesIdle: false, only: null, allObjects: false };

const ACTORS = ['Ada', 'Ben', 'Cleo', 'Dan'].map(
  (name, id) => ({ id, name, kind: 'thread' }) as const,
);
const OBJECTS = [
  { id: 0, name: 'lock', type: 'Lock' },
  ...Array.from({ length: 20 }, (_, i) => ({
    id: i + 1,
    name: `s ${i}`,
    type: 'Semaphore',
    initial: 2,
  })),
];

/** Ada waits for Ben's lock early; Cleo only releases a permit late; Dan works from early on; all semaphores are used. */
function log(more: readonly WrittenEvent[] = []): RunLog {
  const log = new RunLog();
  const used = OBJECTS.slice(1).map(({ id }) => {
    return { t: 20e6, actor: 2, kind: 'acquired', object: id, value: 1 } as const;
  });
  log.ingest(
    writeChunk(
      0,
      [
        ...ACTORS.map(({ id }) => ({ t: 0, actor: id, kind: 'started' }) as const),
        { t: 10e6, actor: 1, kind: 'acquired', object: 0, value: 1 },
        { t: 12e6, actor: 0, kind: 'waiting', object: 0, peer: 1 },
        { t: 15e6, actor: 3, kind: 'working' },
        ...used,
        { t: 3000e6, actor: 2, kind: 'released', object: 20, value: 1 },
        ...more,
      ],
      {
        actors: ACTORS,
        objects: OBJECTS,
        notes: [
          { n: 0, seq: 28 + more.length, t: 4000e6, kind: 'ended', state: 'finished', text: '' },
        ],
      },
    ),
  );
  return log;
}

afterEach(() => vi.unstubAllGlobals());

function names(shown: Partial<Shown>, from = 0, to = 4e9, run = log()): string[] | undefined {
  const { timeline, frame } = mountTimeline(run, 1000, 800, 1, {
    shown: () => ({ ...ALL, ...shown }),
  });
  timeline.showRange(from, to);
  frame(100);
  return timeline.drawn?.lanes.map(({ actor }) => actor.name);
}

describe('what is shown of a run', () => {
  it('is everything if nothing is chosen', () => {
    expect(names({})).toEqual(['Ada', 'Ben', 'Cleo', 'Dan']);
  });

  it('are the lanes of these names, in their order', () => {
    expect(names({ names: new NameFilter('dan, a d') })).toEqual(['Ada', 'Dan']);
  });

  it('are the lanes on which something happens in the window, and those that work', () => {
    expect(names({ hidesIdle: true })).toEqual(['Ada', 'Ben', 'Cleo', 'Dan']);
    expect(names({ hidesIdle: true }, 2.5e9, 3.5e9)).toEqual(['Cleo', 'Dan']);
    expect(names({ hidesIdle: true }, 1e9, 2e9)).toEqual(['Dan']);
  });

  it('is a lane whose actor does something that changes no state', () => {
    const run = log([{ t: 3200e6, actor: 1, kind: 'printed', text: 'here' }]);
    expect(names({ hidesIdle: true }, 3.1e9, 3.5e9, run)).toEqual(['Ben', 'Dan']);
  });

  it('are the lanes whose states change, where there are too many events to read them all', () => {
    const many = Array.from({ length: 60_000 }, (_, i) => {
      return { t: 3100e6 + i, actor: 3, kind: 'printed', text: '' } as const;
    });
    const run = log([...many, { t: 3200e6, actor: 2, kind: 'waiting', object: 0, peer: 1 }]);
    expect(names({ hidesIdle: true }, 3.05e9, 3.5e9, run)).toEqual(['Cleo', 'Dan']);
  });

  it('is what waits: lanes, rails and rows, and how many that are is said', () => {
    const only = {
      kind: 'waits',
      actors: new Set([0, 1]),
      objects: new Set([0]),
      others: 0,
    } as const;
    const { timeline, frame } = mountTimeline(log(), 1000, 800, 1, {
      shown: () => ({ ...ALL, only }),
    });
    const counts: unknown[] = [];
    timeline.on('count', (count) => counts.push(count));
    frame(100);
    const { lanes, tracks, onlyObjects } = timeline.drawn ?? {};
    expect(lanes?.map(({ actor }) => actor.name)).toEqual(['Ada', 'Ben']);
    expect(tracks?.map(({ object }) => object.name)).toEqual(['lock'].slice(0, tracks?.length));
    expect(onlyObjects).toEqual(new Set([0]));
    expect(counts).toEqual([{ lanes: 2, allLanes: 4, folded: 0 }]);
  });

  it('folds the rows of many objects that nobody waited for, until they are asked for', () => {
    let allObjects = false;
    const { timeline, frame } = mountTimeline(log(), 1000, 800, 1, {
      shown: () => ({ ...ALL, allObjects }),
    });
    frame(100);
    expect(timeline.drawn?.count.folded).toBe(20);
    allObjects = true;
    timeline.redraw();
    frame(200);
    expect(timeline.drawn?.count.folded).toBe(0);
    expect(timeline.drawn?.tracks.length).toBeGreaterThanOrEqual(20);
  });
});
