import { describe, expect, it } from 'vitest';
import { shapesOf, strokeFor } from '../layout/arrows';
import { testMetrics } from '../testing/metrics';
import { RecordingContext } from '../testing/recording-context';
import { drawArrows } from './arrows';
import { CanvasCache } from './canvas-cache';
import { LIGHT } from './palette';
import { Pen } from './pen';

describe('drawArrows', () => {
  it('dashes a wake-up and not a hand-off', () => {
    const dashes = [true, false].map((solid) => {
      const recording = new RecordingContext();
      const pen = new Pen(recording.context, LIGHT, 1, new CanvasCache());
      const stroke = strokeFor(1, 1000);
      const shapes = shapesOf(testMetrics(), [{ x0: 0, y0: 0, x1: 0, y1: 90, solid }], stroke);
      drawArrows(pen, shapes, stroke, '#000000');
      return recording.named('setLineDash').map(({ args }) => (args[0] as number[]).length);
    });
    expect(dashes).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });
});
