import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import { TEST_ACTORS } from '../model/testing/make-log';
import { type MountedTimeline, mountTimeline } from './testing/mount-timeline';
import { xOfEvent } from './time/time-scale';

const ENDED = { n: 0, kind: 'ended', state: 'finished', text: '' } as const;

/** A burst of twelve events within 12 µs, a second in which nothing happens, and another burst. */
function burstLog(isOver = true): RunLog {
  const log = new RunLog();
  const at = (i: number) => (i < 12 ? 1e6 + i * 1000 : 1001e6 + i * 1000);
  const kinds = ['working', 'resumed'] as const;
  const events = Array.from({ length: 24 }, (_, i) => ({
    actor: 1 + (i % 3),
    kind: i < 3 ? ('started' as const) : (kinds[Math.floor(i / 3) % 2] as 'working'),
    t: at(i),
  }));
  const notes = isOver ? [{ ...ENDED, t: at(23), seq: 24 }] : [];
  log.ingest(writeChunk(0, events, { actors: TEST_ACTORS, objects: [], notes } as never));
  return log;
}

function xs({ timeline }: MountedTimeline, log: RunLog): number[] {
  const { timeScale } = timeline.drawn ?? {};
  if (timeScale === undefined) throw new Error('Nothing is drawn.');
  return log.events(0, log.nextSeq).map(({ seq, t }) => xOfEvent(timeScale, seq, t));
}

function gaps(places: readonly number[]): number[] {
  return places.slice(1).map((x, i) => Math.round((x - (places[i] as number)) * 100) / 100);
}

describe('a timeline on the event axis', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  function mount(log: RunLog) {
    const mounted = mountTimeline(log);
    mounted.frame();
    return mounted;
  }

  /** Shows the event axis, when the picture has moved over. */
  function onEvents(log: RunLog) {
    const mounted = mount(log);
    mounted.timeline.switchAxis('events');
    mounted.frame(400);
    return mounted;
  }

  it('has a step for each event, all as wide, and three for a break', () => {
    const log = burstLog();
    const steps = gaps(xs(onEvents(log), log));
    const [step = 0] = steps;
    expect(step).toBeGreaterThan(12);
    steps.forEach((width, i) => {
      expect(width).toBeCloseTo(i === 11 ? step * 3 : step, 1);
    });
  });

  it.each([
    [40, 0],
    [250, 0],
    [500, 0],
    [5000, 4900],
  ])('shows a run of %i events from event %i or later on when it ends', (count, from) => {
    const log = new RunLog();
    const printed = (_: unknown, i: number) =>
      ({ t: i * 1e6, actor: 1, kind: 'printed', text: 'on' }) as const;
    const notes = [{ ...ENDED, t: count * 1e6, seq: count }];
    const events = Array.from({ length: count }, printed);
    log.ingest(writeChunk(0, events, { actors: TEST_ACTORS, objects: [], notes } as never));
    const places = xs(onEvents(log), log);
    expect(places.findIndex((x) => x >= 0)).toBeGreaterThanOrEqual(from);
    expect(places.findIndex((x) => x >= 0)).toBeLessThanOrEqual(from === 0 ? 0 : count);
    expect(places.at(-1)).toBeLessThan(1000);
  });

  it('writes the length of a break above its band', () => {
    const mounted = onEvents(burstLog());
    const drawing = mounted.frame();
    expect(drawing.texts).toContain('1 s');
    expect(drawing.texts.filter((text) => text.startsWith('event '))).not.toEqual([]);
  });

  it('moves the picture over in 300 ms, and the playhead is the same moment before and after', () => {
    const log = burstLog();
    const mounted = mount(log);
    mounted.timeline.playhead = 600e6;
    mounted.frame();
    const before = xs(mounted, log);
    mounted.timeline.switchAxis('events');
    const places = [0, 100, 100, 90, 10].map((later) => {
      mounted.frame(later);
      return xs(mounted, log)[11] as number;
    });
    expect(places[0]).toBeCloseTo(before[11] as number, 3);
    const sorted = [...places].sort((a, b) => a - b);
    expect([sorted, [...sorted].reverse()]).toContainEqual(places);
    mounted.frame(100);
    expect(xs(mounted, log)[11]).toBe(places[4]);
    expect(mounted.timeline.playhead).toBeCloseTo(600e6, -1);
    mounted.timeline.switchAxis('time');
    mounted.frame(400);
    expect(mounted.timeline.playhead).toBeCloseTo(600e6, -1);
    expect(gaps(xs(mounted, log))).toEqual(gaps(before));
  });

  it('is there at once where motion is reduced', () => {
    const real = window.matchMedia.bind(window);
    vi.stubGlobal('matchMedia', (query: string) => {
      const list = real(query);
      Object.defineProperty(list, 'matches', { value: query.includes('reduced-motion') });
      return list;
    });
    const log = burstLog();
    const mounted = mount(log);
    mounted.timeline.switchAxis('events');
    mounted.frame();
    const places = xs(mounted, log);
    mounted.frame(400);
    expect(xs(mounted, log)).toEqual(places);
  });

  it('goes on by one step with each event, also between events of one moment', () => {
    const log = new RunLog();
    const events = [0, 5, 5, 5, 9].map((t) => ({ actor: 1, kind: 'printed' as const, t }));
    const notes = [{ ...ENDED, t: 9, seq: 5 }];
    log.ingest(writeChunk(0, events, { actors: TEST_ACTORS, objects: [], notes } as never));
    const { timeline, frame } = onEvents(log);
    const seen = [4, 3, 2, 1].map(() => {
      timeline.step(-1);
      frame();
      return [timeline.pointed, timeline.position];
    });
    expect(seen).toEqual([
      [3, 4],
      [2, 3],
      [1, 2],
      [0, 1],
    ]);
    timeline.select(null);
    expect(timeline.pointed).toBe(0);
  });

  it('goes back from the newest event while the view still glides there', () => {
    const log = burstLog(/* isOver= */ false);
    const { timeline, frame } = onEvents(log);
    const burst = Array.from({ length: 6 }, () => ({
      actor: 1,
      kind: 'printed' as const,
      t: 1002e6,
    }));
    log.ingest(writeChunk(24, burst, {} as never));
    frame(16);
    timeline.step(-1);
    expect(timeline.pointed).toBe(28);
  });

  it('wears a badge on each burst of the time axis, which opens it on the event axis', () => {
    const log = burstLog();
    const mounted = mount(log);
    const drawing = mounted.frame();
    const badges = drawing.texts.filter((text) => text.includes('events in'));
    expect(badges).toEqual(['12 events in 11 µs', '12 events in 11 µs']);
    const badge = drawing
      .named('fillText')
      .find(({ args }) => String(args[0]).includes('events in'));
    const [, x, y] = (badge?.args ?? []) as [string, number, number];
    for (const type of ['pointerdown', 'pointerup'])
      mounted.canvas.dispatchEvent(
        new PointerEvent(type, { clientX: x, clientY: y, button: 0, pointerId: 1 }),
      );
    const opened = mounted.frame(400);
    expect(mounted.timeline.axisName).toBe('events');
    const { from, to } = mounted.timeline.range;
    expect([from, to].map((position) => log.steps.seqAt(position))).toEqual([-1, 11]);
    expect(opened.texts.filter((text) => text.includes('events in'))).toEqual([]);
  });

  it('plays so many events a second', () => {
    const log = burstLog();
    const { timeline, frame } = onEvents(log);
    timeline.play(10);
    frame();
    const from = timeline.position;
    frame(500);
    expect(timeline.position - from).toBeCloseTo(5);
    frame(10_000);
    expect(timeline.replaySpeed).toBe(0);
  });

  it('skips pauses in a replay by time, if it is asked to', () => {
    const played = [true, false].map((skips) => {
      const { timeline, frame } = mount(burstLog());
      timeline.playhead = 1e6;
      timeline.play(1 / 100, skips);
      frame();
      for (let i = 0; i < 60; i++) frame(16);
      return timeline.playhead;
    });
    expect(played[0]).toBeGreaterThan(990e6);
    expect(played[1]).toBeLessThan(20e6);
  });

  it('glides over a burst that comes while it follows, and arrives', () => {
    const log = burstLog(false);
    const mounted = onEvents(log);
    const before = mounted.timeline.position;
    const events = Array.from({ length: 30 }, (_, i) => ({
      actor: 1 + (i % 3),
      kind: 'printed' as const,
      t: 1002e6 + i,
    }));
    log.ingest(writeChunk(24, events, { actors: [], objects: [], notes: [] } as never));
    mounted.frame(60);
    const places = Array.from({ length: 40 }, () => {
      mounted.frame(16);
      return mounted.timeline.position;
    });
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeLessThan(before + 25);
    expect(places.at(-1)).toBeGreaterThanOrEqual(before + 29);
  });
});
