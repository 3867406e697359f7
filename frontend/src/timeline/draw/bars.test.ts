import { describe, expect, it } from 'vitest';
import { STATE } from '../../model/lanes/lane-state';
import { barOf } from '../layout/bars';
import { testMetrics } from '../testing/metrics';
import { RecordingContext } from '../testing/recording-context';
import { drawBar } from './bars';
import { CanvasCache } from './canvas-cache';
import { LIGHT } from './palette';
import { Pen } from './pen';

function draw(state: number, width: number): RecordingContext {
  const recording = new RecordingContext();
  const pen = new Pen(recording.context, LIGHT, 1, new CanvasCache());
  drawBar(pen, barOf(testMetrics(), state, 0, width, { barY: 20, barHeight: 54 }));
  return recording;
}

describe('drawBar', () => {
  it('gives a bar the height of its state', () => {
    const heights = [STATE.holding, STATE.waiting, STATE.sleeping].map((state) => {
      const [call] = draw(state, 60).named('roundRect');
      return call?.args[3];
    });
    expect(heights).toEqual([54, 35, 16]);
  });

  it('fills a bar that is too narrow for corners', () => {
    const narrow = draw(STATE.holding, 4);
    expect(narrow.named('roundRect')).toEqual([]);
    expect(narrow.named('fillRect').map(({ args }) => args)).toEqual([[0, 20, 4, 54]]);
  });

  it('puts a strip at the foot of a bar that works', () => {
    const [strip] = draw(STATE.working, 60).named('fillRect');
    expect(strip?.args).toEqual([0, 68, 60, 6]);
  });
});
