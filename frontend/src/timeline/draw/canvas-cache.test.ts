import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import { mountTimeline } from '../testing/mount-timeline';
import { Timeline } from '../timeline';
import { CanvasCache } from './canvas-cache';

/** A run whose lanes have more spans than the window has pixels. */
function denseLog(lanes: number): RunLog {
  const log = new RunLog();
  const actors = Array.from({ length: lanes }, (_, id) => {
    return { id, name: `Actor ${id}`, kind: 'thread' } as const;
  });
  const events = Array.from({ length: 4000 * lanes }, (_, i) => {
    const kind = Math.floor(i / lanes) % 2 === 0 ? 'working' : 'sleeping';
    return { t: Math.floor(i / lanes) * 1e6, actor: i % lanes, kind } as const;
  });
  log.ingest(writeChunk(0, events, { actors }));
  return log;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('CanvasCache', () => {
  it('makes a new picture for an owner only when its size changes', () => {
    const cache = new CanvasCache();
    const [one, other] = [{}, {}];
    const sheet = cache.sheetFor(one, 10, 20);
    expect(cache.sheetFor(one, 10, 20)).toBe(sheet);
    expect(cache.sheetFor(other, 10, 20)).not.toBe(sheet);
    expect(cache.sheetFor(one, 10, 21)).not.toBe(sheet);
  });

  it('makes none from frame to frame, also when two runs with other lanes are drawn in turn', () => {
    const { timeline, frame } = mountTimeline(denseLog(2));
    const host = document.createElement('div');
    Object.defineProperties(host, { clientWidth: { value: 1000 }, clientHeight: { value: 400 } });
    document.body.append(host);
    const other = new Timeline(host, denseLog(3), { isBare: true });
    timeline.pairWith(other);
    timeline.showRange(0, 4e9);
    frame();
    frame();
    const made = vi.spyOn(document, 'createElement');
    frame();
    frame();
    expect(made).not.toHaveBeenCalled();
  });
});
