import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../model/log/message';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import type { Scene } from './layout/scene';
import { mountTimeline } from './testing/mount-timeline';

const ACTORS = [
  { id: 0, name: 'Ada', kind: 'thread' },
  { id: 1, name: 'Ben', kind: 'thread' },
] as const;
const OBJECTS = [{ id: 0, name: 'lock', type: 'Lock' }];

function begun(): RunLog {
  const log = new RunLog();
  log.ingest(
    writeChunk(
      0,
      [
        { t: 0, actor: 0, kind: 'started' },
        { t: 0, actor: 1, kind: 'started' },
        { t: 10e6, actor: 0, kind: 'acquired', object: 0, value: 1 },
        { t: 1000e6, actor: 1, kind: 'waiting', object: 0, peer: 0 },
        { t: 2000e6, actor: 0, kind: 'released', object: 0 },
        { t: 2001e6, actor: 1, kind: 'acquired', object: 0, peer: 0, value: 1 },
      ],
      { actors: ACTORS, objects: OBJECTS },
    ),
  );
  return log;
}

function say(log: RunLog, note: Partial<Note>): void {
  const all = {
    n: log.notes.length,
    seq: log.nextSeq,
    t: 2500e6,
    text: '',
    state: 'paused',
    kind: 'paused',
  } as const;
  log.ingest(writeChunk(log.nextSeq, [], { notes: [{ ...all, ...note }] }));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('Timeline', () => {
  it('moves time between messages while the run is live', () => {
    const { timeline, frame } = mountTimeline(begun());
    frame(100);
    const first = timeline.playhead;
    frame(500);
    expect(timeline.playhead - first).toBeCloseTo(500e6, -3);
    expect(timeline.follow).toBe(true);
  });

  it('stands still while the run is paused, and at its end', () => {
    const log = begun();
    const { timeline, frame } = mountTimeline(log);
    say(log, {});
    frame(100);
    frame(5000);
    expect(timeline.playhead).toBe(2500e6);
    say(log, { kind: 'continued', state: 'running' });
    frame(200);
    expect(timeline.playhead).toBeLessThan(2800e6);
    say(log, { kind: 'ended', state: 'finished', t: 3000e6 });
    frame(9000);
    expect(timeline.playhead).toBe(3000e6);
  });

  it('stands still while the connection is lost', () => {
    const { timeline, frame } = mountTimeline(begun());
    timeline.freeze(true);
    frame(100);
    frame(5000);
    expect(timeline.playhead).toBe(2001e6);
  });

  it('fits a short run into the window when it ends, unless somebody chose another', () => {
    const log = begun();
    const { timeline, frame } = mountTimeline(log);
    say(log, { kind: 'ended', state: 'finished' });
    frame();
    expect(timeline.range).toEqual({ from: 0, to: 2500e6 / 0.96 });
  });

  it('asks for no frame when nothing changes any more', () => {
    const log = begun();
    const { frame, timeline } = mountTimeline(log);
    say(log, { kind: 'ended', state: 'finished' });
    frame();
    const redraw = vi.spyOn(timeline, 'redraw');
    frame();
    expect(redraw).toHaveBeenCalledTimes(1);
  });

  it('stops following when the playhead is put somewhere, and veils what comes after', () => {
    const { timeline, frame } = mountTimeline(begun());
    frame(100);
    timeline.playhead = 1500e6;
    frame();
    expect(timeline.follow).toBe(false);
    expect(timeline.playhead).toBe(1500e6);
    timeline.goLive();
    frame();
    expect(timeline.follow).toBe(true);
    expect(timeline.playhead).toBeGreaterThan(2000e6);
  });

  it('follows a run that is paused when a replay of it has come to its end', () => {
    const log = begun();
    const { timeline, frame } = mountTimeline(log);
    say(log, {});
    frame(100);
    timeline.play(4);
    frame(100);
    expect(timeline.follow).toBe(false);
    frame(1000);
    frame();
    expect(timeline.follow).toBe(true);
  });

  it('goes from event to event with comma and full stop, and tells which was chosen', () => {
    const { timeline, canvas, frame } = mountTimeline(begun());
    const chosen: (number | null)[] = [];
    timeline.on('select', ({ seq }) => chosen.push(seq));
    frame(100);
    const press = (key: string) => canvas.dispatchEvent(new KeyboardEvent('keydown', { key }));
    press(',');
    press(',');
    press('.');
    expect(chosen).toEqual([4, 3, 4]);
    expect(timeline.playhead).toBe(2000e6);
    press('Escape');
    expect(timeline.selection).toBeNull();
  });

  it('says what the chosen flow means', () => {
    const { timeline, frame } = mountTimeline(begun());
    frame(100);
    timeline.showRange(0, 4e9);
    timeline.select(5);
    expect(frame().texts).toContain('Ada hands lock to Ben');
  });

  it('finds the event under the pointer', () => {
    const { timeline, canvas, frame } = mountTimeline(begun());
    frame(100);
    timeline.showRange(0, 4e9);
    const drawn = frame().named('fillText');
    const row = drawn.find(({ args }) => args[0] === 'Ben')?.args[2] as number;
    const hovered = vi.fn();
    timeline.on('hover', hovered);
    const waiting = drawn.find(({ args }) => args[0] === 'waiting' && Number(args[1]) > 200);
    const point = (clientX: number) =>
      canvas.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: row + 10 }));
    point(Number(waiting?.args[1]) + 40);
    expect(hovered).toHaveBeenLastCalledWith(expect.objectContaining({ actor: 1, seq: 3 }));
    point(975);
    expect(hovered).toHaveBeenLastCalledWith(expect.objectContaining({ seq: null }));
    canvas.dispatchEvent(new PointerEvent('pointerleave', {}));
    expect(hovered).toHaveBeenLastCalledWith(null);
  });

  it('puts the playhead on the event that was clicked, so that both are one moment', () => {
    const { timeline, canvas, frame } = mountTimeline(begun());
    frame(100);
    timeline.showRange(0, 4e9);
    const drawn = frame().named('fillText');
    const row = drawn.find(({ args }) => args[0] === 'Ben')?.args[2] as number;
    const waiting = drawn.find(({ args }) => args[0] === 'waiting' && Number(args[1]) > 200);
    const at = { clientX: Number(waiting?.args[1]) + 40, clientY: row + 10 };
    canvas.dispatchEvent(new PointerEvent('pointerdown', { button: 0, ...at }));
    canvas.dispatchEvent(new PointerEvent('pointerup', at));
    expect([timeline.selection, timeline.pointed, timeline.playhead]).toEqual([3, 3, 1000e6]);
  });

  it('zooms by the wheel around the pointer when the run is over, and around its edge before', () => {
    const log = begun();
    const { timeline, canvas, frame } = mountTimeline(log);
    frame(100);
    const wheel = () => {
      const { timeScale, layout } = timeline.drawn as Scene;
      const at = {
        clientX: timeScale.left + timeScale.width / 4,
        clientY: layout.plot.y + 40,
      };
      // the wheel event of the test's document has no place
      const turned = { deltaX: 0, deltaY: -600, deltaMode: 0 };
      canvas.dispatchEvent(Object.assign(new MouseEvent('wheel', at), turned));
      frame();
    };
    wheel();
    expect(timeline.follow).toBe(true);
    say(log, { kind: 'ended', state: 'finished' });
    timeline.fit();
    frame();
    const quarter = timeline.range.to / 4;
    wheel();
    const { from, to } = timeline.range;
    expect(to).toBeLessThan(2500e6);
    expect(from + (to - from) / 4).toBeCloseTo(quarter, -3);
    expect(timeline.follow).toBe(false);
  });

  it('tells the window and the playhead when they change', () => {
    const { timeline, frame } = mountTimeline(begun());
    const views = vi.fn();
    timeline.on('view', views);
    timeline.showRange(1e9, 2e9);
    frame();
    frame();
    expect(views).toHaveBeenCalledTimes(1);
    expect(views).toHaveBeenLastCalledWith(
      expect.objectContaining({ from: 1e9, to: 2e9, follow: false }),
    );
  });

  it('takes its canvas away and forgets the log when it is destroyed', () => {
    const log = begun();
    const { timeline, frame } = mountTimeline(log);
    frame();
    timeline.destroy();
    expect(document.querySelector('canvas')).toBeNull();
    say(log, {});
    expect(frame().calls).toEqual([]);
  });

  it('says what Main does only where no bar says something itself', () => {
    const log = new RunLog();
    const events = [
      { t: 0, actor: 0, kind: 'started' },
      { t: 0, actor: 1, kind: 'started' },
      { t: 500e6, actor: 0, kind: 'passed', object: 0 },
      { t: 520e6, actor: 0, kind: 'waiting', object: 0 },
      { t: 3000e6, actor: 0, kind: 'passed', object: 0 },
      { t: 6000e6, actor: 1, kind: 'printed', text: 'on' },
    ] as const;
    const actors = [{ id: 0, name: 'Main', kind: 'thread' } as const, ACTORS[1]];
    log.ingest(
      writeChunk(0, events, { actors, objects: [{ id: 0, name: 'Ben', type: 'Process' }] }),
    );
    const { timeline, frame } = mountTimeline(log, 1200, 600);
    timeline.showRange(0, 6000e6);
    const words = frame().calls.filter(({ name }) => name === 'fillText');
    expect(words.filter(({ args }) => String(args).startsWith('passed Ben'))).toHaveLength(1);
  });
});
