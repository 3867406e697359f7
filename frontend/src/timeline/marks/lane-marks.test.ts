import { afterEach, describe, expect, it, vi } from 'vitest';
import { MARK } from '../../model/marks/mark-kind';
import type { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import { makeLog, TEST_ACTORS, type UntimedEvent } from '../../model/testing/make-log';
import { LIGHT } from '../draw/palette';
import { mountTimeline } from '../testing/mount-timeline';
import { laneMarksOf, type Mark } from './lane-marks';

const RED = LIGHT.states.deadlock.fill;
const BOARD = { name: 'board', type: 'SharedVariable', initial: 0 };
const [A, B] = [1, 2];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What is drawn of a whole run, and the marks in it. */
function show(log: RunLog, width = 1000, height = 800) {
  const { timeline, frame } = mountTimeline(log, width, height);
  frame();
  frame(10_000);
  timeline.showRange(0, log.endNanos * 1.02);
  timeline.playhead = log.endNanos;
  const drawn = frame();
  const { drawn: scene } = timeline;
  if (scene === null) throw new Error('Nothing was drawn.');
  const marks: Mark[] = [...laneMarksOf(scene).values()].flat();
  return { drawn, scene, marks, timeline, frame };
}

function access(kind: 'read' | 'wrote', actor: number, value: number): UntimedEvent {
  return { kind, actor, object: 0, value };
}

const LOST = [
  access('read', A, 0),
  access('read', B, 0),
  access('wrote', A, 1),
  access('wrote', B, 1),
];

describe('the marks of the lanes', () => {
  it('strike out the write that was lost, and make the one red that overwrote it', () => {
    const { marks, drawn } = show(makeLog([BOARD], LOST));
    expect(marks.filter(({ isLost }) => isLost).map(({ seq }) => seq)).toEqual([2]);
    const circles = drawn.named('fill').filter(({ colour }) => colour === RED);
    expect(circles.length).toBeGreaterThan(0);
    expect(drawn.texts.filter((text) => text === '0' || text === '1').length).toBeGreaterThan(3);
    expect(drawn.texts).toContain('1 lost');
  });

  it('do not strike out a write before the playhead has come to what loses it', () => {
    const { timeline, frame } = show(makeLog([BOARD], LOST));
    timeline.playhead = 2.5e6;
    frame();
    const lost = [...laneMarksOf(timeline.drawn as never).values()].flat().filter((m) => m.isLost);
    expect(lost).toEqual([]);
  });

  it('give way to more important ones, never to others', () => {
    const reads = Array.from({ length: 400 }, () => access('read', A, 7));
    const error: UntimedEvent = { kind: 'raised', actor: A, text: 'KeyError: 3 (Java: …)' };
    const log = makeLog([BOARD], [...reads.slice(0, 200), error, ...reads.slice(200)]);
    const { marks, drawn } = show(log);
    expect(drawn.texts).toContain('KeyError');
    expect(marks.length).toBeLessThan(80);
  });

  it('do not touch each other, and no label touches them', () => {
    const events = Array.from({ length: 90 }, (_, i): UntimedEvent => {
      const actor = 1 + (i % 3);
      if (i % 10 === 4) return { kind: 'printed', actor, text: `line ${i}` };
      return i % 4 === 3 ? { kind: 'working', actor } : access(i % 2 ? 'wrote' : 'read', actor, i);
    });
    const { scene } = show(makeLog([BOARD], events));
    for (const marks of laneMarksOf(scene).values()) {
      for (const isAbove of [true, false]) {
        const boxes = marks.filter((mark) => mark.isAbove === isAbove).map(({ box }) => box);
        boxes.sort((a, b) => a.x - b.x);
        boxes.forEach((box, i) => {
          const before = boxes[i - 1];
          if (before !== undefined) expect(box.x).toBeGreaterThanOrEqual(before.x + before.width);
        });
      }
    }
  });

  it('write what an error is to the left of its stem, where the next one leaves no room to the right', () => {
    const error = (text: string): UntimedEvent => ({ kind: 'raised', actor: A, text });
    const work: UntimedEvent = { kind: 'working', actor: A };
    const before = Array.from({ length: 9 }, () => work);
    const { marks } = show(
      makeLog([], [...before, error('TimeoutError'), error('ShutDown'), work]),
    );
    const errors = marks.filter(({ mark }) => mark === MARK.error);
    expect(errors.map(({ text }) => text?.text)).toEqual(['TimeoutError', 'ShutDown']);
    const [earlier, later] = errors;
    expect(earlier?.box.x).toBeLessThan((earlier?.x ?? 0) - 40);
    expect(later?.box.x).toBeGreaterThan((later?.x ?? 0) - 20);
  });

  it('find the grave ones among many, without reading all of them', () => {
    const count = 200_000;
    const events = Array.from({ length: count }, (_, i) => {
      const isGrave = i % 50_000 === 25_000;
      return isGrave
        ? ({ kind: 'raised', actor: A, text: 'OSError', t: i * 1000 } as const)
        : ({ kind: 'read', actor: A, object: 0, value: 1, t: i * 1000 } as const);
    });
    const log = makeLog([BOARD], []);
    const first = { actors: TEST_ACTORS, objects: [{ ...BOARD, id: 0 }] };
    for (let seq = 0; seq < count; seq += 4000)
      log.ingest(writeChunk(seq, events.slice(seq, seq + 4000), seq === 0 ? first : {}));
    const read = vi.spyOn(log, 'eventAt');
    const { marks } = show(log);
    expect(marks.map(({ seq }) => seq)).toEqual([25_000, 75_000, 125_000, 175_000]);
    expect(read.mock.calls.length).toBeLessThan(500);
  });
});
