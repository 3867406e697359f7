import { describe, expect, it } from 'vitest';
import { STATE } from '../../model/lanes/lane-state';
import type { LaneBox } from '../layout/lane-boxes';
import type { LaneRow } from '../layout/layout';
import { textsFor } from '../layout/scene';
import { RecordingContext } from '../testing/recording-context';
import { drawBars, heightOf } from './bars';
import { LIGHT } from './palette';
import { Pen } from './pen';

const ROW: LaneRow = { lane: 0, y: 0, height: 110, barY: 20, barHeight: 54, detail: 'full' };
const FAR = 1e6;

function box(x0: number, x1: number, state: number): LaneBox {
  return { x0, x1, state, object: 0, seq: 0, whole: true };
}

function draw(boxes: readonly LaneBox[], playheadX = FAR, row = ROW): RecordingContext {
  const recording = new RecordingContext();
  const pen = new Pen(recording.context, LIGHT, 1, 1);
  drawBars(pen, row, boxes, 0, 1000, playheadX, (b) =>
    textsFor(b.state === STATE.holding ? 'holding' : 'sleeping', 'lock A'),
  );
  return recording;
}

describe('drawBars', () => {
  it('writes the longest text that fits whole into a bar, and none where none does', () => {
    expect(draw([box(0, 400, STATE.holding)]).texts).toEqual(['holding lock A']);
    expect(draw([box(0, 160, STATE.holding)]).texts).toEqual(['holding']);
    expect(draw([box(0, 90, STATE.holding)]).texts).toEqual([]);
  });

  it('keeps text inside of what is visible of a bar', () => {
    const [call] = draw([box(-500, 300, STATE.holding)]).named('fillText');
    expect(call?.args[1]).toBeGreaterThan(0);
    expect(draw([box(900, 2000, STATE.holding)]).texts).toEqual([]);
  });

  it('never writes across the playhead', () => {
    for (let playheadX = 10; playheadX < 400; playheadX += 10) {
      for (const { args } of draw([box(0, 400, STATE.holding)], playheadX).named('fillText')) {
        const [text, x] = args as [string, number];
        const end = x + text.length * 0.6 * 21;
        expect(end <= playheadX || x >= playheadX).toBe(true);
      }
    }
  });

  it('writes nothing on a box that stands for several spans', () => {
    expect(draw([{ ...box(0, 400, STATE.holding), whole: false }]).texts).toEqual([]);
  });

  it('writes nothing on a bar that is lower than the text', () => {
    expect(
      draw([box(0, 400, STATE.sleeping)], FAR, { ...ROW, barHeight: 26, detail: 'compact' }).texts,
    ).toEqual([]);
  });

  it('tells states by height too', () => {
    const heights = [STATE.holding, STATE.waiting, STATE.sleeping].map((state) => {
      const [call] = draw([box(0, 60, state)]).named('roundRect');
      return call?.args[3];
    });
    expect(heights).toEqual([54, 35, 16]);
    expect(heightOf(STATE.deadlock)).toBe(1);
  });
});
