import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeLog } from '../../model/testing/make-log';
import { testMetrics } from '../testing/metrics';
import { RecordingContext } from '../testing/recording-context';
import { CanvasCache } from './canvas-cache';
import { Overview } from './overview';
import { LIGHT } from './palette';
import { Pen } from './pen';

const BOX = { x: 0, y: 0, width: 100, height: 50 };

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => vi.restoreAllMocks());

it('never draws beyond its box, also just after the run has ended and its axis got shorter', () => {
  const { lanes, endNanos } = makeLog([], [{ actor: 1, kind: 'started' }]);
  const overview = new Overview();
  const recording = new RecordingContext();
  const pen = new Pen(recording.context, LIGHT, 1, new CanvasCache());
  for (const [to, millis] of [
    [2e6, 0],
    [1e6, 10],
  ] as const) {
    const view = { from: 0, to };
    const timeScale = { ...view, left: 0, width: 100 };
    const input = { lanes, now: endNanos, millis, metrics: testMetrics(), timeScale, whole: view };
    overview.draw(pen, BOX, input);
  }
  const widths = recording.named('drawImage').map(({ args }) => args[7]);
  expect(widths).toEqual([100, 100, 100, 100]);
});
