import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunLog } from '../model/run-log';
import { writeChunk } from '../model/testing/log-writer';
import type { Scene } from './layout/scene';
import { mountTimeline } from './testing/mount-timeline';
import { xAt } from './time/time-scale';
import { Timeline } from './timeline';

const ACTORS = [{ id: 0, name: 'Ada', kind: 'thread' }] as const;

function logUntil(nanos: number): RunLog {
  const log = new RunLog();
  const events = [
    { t: 0, actor: 0, kind: 'started' },
    { t: nanos, actor: 0, kind: 'printed', text: 'on' },
  ] as const;
  log.ingest(writeChunk(0, events, { actors: ACTORS }));
  return log;
}

function end(log: RunLog, t: number): void {
  const note = { n: 0, seq: log.nextSeq, t, kind: 'ended', state: 'finished', text: '' } as const;
  log.ingest(writeChunk(log.nextSeq, [], { notes: [note] }));
}

/** A log with so many events, a millisecond apart. */
function logOf(events: number): RunLog {
  const log = new RunLog();
  const printed = (_: unknown, i: number) =>
    ({ t: (i + 1) * 1e6, actor: 0, kind: 'printed', text: 'on' }) as const;
  const started = { t: 0, actor: 0, kind: 'started' } as const;
  log.ingest(
    writeChunk(0, [started, ...Array.from({ length: events }, printed)], { actors: ACTORS }),
  );
  return log;
}

/** Where the newest step of a run is drawn, as a part of the width of the plot. */
function newestX(scene: Scene | null): number {
  if (scene === null) return Number.NaN;
  const { timeScale, log } = scene;
  return (xAt(timeScale, log.steps.ofEvent(log.nextSeq - 1)) - timeScale.left) / timeScale.width;
}

/** Two timelines on one axis, the clock of the second `isTicking` or not; `frame` draws the next picture of both, and `draw` some of them. */
function paired(first: RunLog, second: RunLog, isTicking = false) {
  const mounted = mountTimeline(first);
  const host = document.createElement('div');
  Object.defineProperties(host, { clientWidth: { value: 1000 }, clientHeight: { value: 400 } });
  document.body.append(host);
  let millis = 1000;
  const other = new Timeline(host, second, { clock: () => millis, isBare: true });
  mounted.timeline.pairWith(other);
  const draw = () => {
    other.redraw();
    for (let i = 0; i < 4; i++) mounted.frame();
  };
  const frame = (later = 0) => {
    millis += isTicking ? later : 0;
    return mounted.frame(later);
  };
  return { one: mounted.timeline, other, draw, frame };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('two timelines on one time axis', () => {
  it('show the same window and playhead, whichever of them was moved', () => {
    const { one, other, draw } = paired(logUntil(8e9), logUntil(6e9));
    draw();
    one.showRange(1e9, 3e9);
    draw();
    expect(other.range).toEqual({ from: 1e9, to: 3e9 });
    expect(other.follow).toBe(false);
    other.playhead = 2e9;
    draw();
    expect(one.playhead).toBe(2e9);
    other.zoom(2);
    draw();
    expect(one.range).toEqual(other.range);
    other.goLive();
    draw();
    expect(one.follow).toBe(true);
  });

  it('go as far as the longer of the two runs', () => {
    const [short, long] = [logUntil(1e9), logUntil(9e9)];
    end(short, 1e9);
    const { one, other, draw } = paired(short, long);
    draw();
    expect(one.playhead).toBeGreaterThan(8e9);
    one.showRange(7e9, 9e9);
    draw();
    expect(one.range).toEqual({ from: 7e9, to: 9e9 });
    expect(other.range).toEqual({ from: 7e9, to: 9e9 });
  });

  it('move together when either is moved, while both run', () => {
    const { one, other, draw } = paired(logUntil(8e9), logUntil(6e9));
    draw();
    other.playhead = 2e9;
    draw();
    expect([one.playhead, one.follow]).toEqual([2e9, false]);
    one.playhead = 3e9;
    draw();
    expect([other.playhead, other.follow]).toEqual([3e9, false]);
  });

  it('show the same moment of a replay in every frame, and follow the run that is live at its end', () => {
    const [first, second] = [logUntil(1e9), logUntil(4e9)];
    end(first, 1e9);
    const { one, other, draw, frame } = paired(first, second);
    draw();
    one.playhead = 0;
    one.play(1);
    const shown: number[][] = [];
    for (let i = 0; i < 3; i++) {
      frame(100);
      shown.push([one.drawn?.playhead ?? 0, other.drawn?.playhead ?? 0].map((t) => t / 1e6));
    }
    expect(shown).toEqual([
      [100, 100],
      [200, 200],
      [300, 300],
    ]);
    frame(10_000);
    draw();
    expect([one.replaySpeed, one.follow, other.follow]).toEqual([0, true, true]);
  });

  it('end their replay when somebody goes from event to event in one of them', () => {
    const { one, other, draw, frame } = paired(logUntil(8e9), logUntil(6e9));
    draw();
    one.playhead = 0;
    one.play(1);
    frame(100);
    other.step(1);
    frame(100);
    expect([one.replaySpeed, one.playhead, other.playhead]).toEqual([0, 6e9, 6e9]);
  });

  it('continue alone when the other is taken away', () => {
    const { one, other, draw, frame } = paired(logUntil(8e9), logUntil(6e9));
    draw();
    one.destroy();
    other.playhead = 2e9;
    frame();
    expect(other.drawn?.playhead).toBe(2e9);
  });

  it('show both runs whole when both have ended, and not before', () => {
    const [first, second] = [logUntil(1e9), logUntil(1e9)];
    const { one, other, draw } = paired(first, second);
    draw();
    end(first, 1e9);
    draw();
    expect(one.range.to).toBe(4e9);
    end(second, 2e9);
    draw();
    expect(one.range.to).toBeCloseTo(2e9 / 0.96, 0);
    expect(other.range).toEqual(one.range);
  });

  it('have the same moment at the same place, whichever of them has the longer names', () => {
    const wide = new RunLog();
    const actors = [{ id: 0, name: 'Somebody with a long name', kind: 'thread' }] as const;
    wide.ingest(writeChunk(0, [{ t: 0, actor: 0, kind: 'started' }], { actors }));
    const { one, other, draw } = paired(logUntil(2e9), wide);
    draw();
    const plotOf = (timeline: Timeline) => timeline.drawn?.layout.plot.x;
    expect(plotOf(other)).toBeGreaterThan(200);
    expect(plotOf(one)).toBe(plotOf(other));
  });

  it('rest when nothing changes any more', () => {
    const [first, second] = [logUntil(1e9), logUntil(2e9)];
    end(first, 1e9);
    end(second, 2e9);
    const { one, other, draw } = paired(first, second);
    draw();
    const redraws = [vi.spyOn(one, 'redraw'), vi.spyOn(other, 'redraw')];
    draw();
    expect(redraws.map(({ mock }) => mock.calls.length)).toEqual([4, 1]);
  });

  it('are both seen at their newest steps while the event axis is followed, though one has far fewer', () => {
    const { one, other, draw, frame } = paired(logOf(400), logOf(40), true);
    one.switchAxis('events');
    for (let i = 0; i < 9; i++) frame(500); // the live edge glides there
    const [longer, shorter] = [one.drawn, other.drawn].map(newestX);
    expect(longer).toBeGreaterThan(0.8);
    expect(shorter).toBeCloseTo(longer ?? 0, 1);
    one.movePlayhead(30);
    draw();
    expect(one.drawn?.timeScale.from).toBe(other.drawn?.timeScale.from);
  });

  it('begin at the same step when both are shown whole', () => {
    const { one, other, draw } = paired(logOf(60), logOf(40));
    one.switchAxis('events');
    one.fit();
    draw();
    expect(one.drawn?.timeScale.from).toBe(other.drawn?.timeScale.from);
  });
});
