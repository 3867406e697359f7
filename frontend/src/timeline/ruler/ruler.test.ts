import { describe, expect, it } from 'vitest';
import { makeLog } from '../../model/testing/make-log';
import { makeScene } from '../layout/scene';
import { testMetrics } from '../testing/metrics';
import { Viewport } from '../time/viewport';
import { rulerOf } from './ruler';

function rulerAt(playhead: number) {
  const log = makeLog([], [{ actor: 1, kind: 'started' }]);
  const viewport = new Viewport(10e9);
  viewport.advance(10e9, false);
  viewport.show(0, 10e9);
  viewport.movePlayhead(playhead);
  const scene = makeScene(testMetrics(), {
    log,
    viewport,
    axis: { name: 'time', moving: null },
    now: 10e9,
    width: 1000,
    height: 800,
    scroll: 0,
    selected: null,
    marked: null,
    millis: 0,
    isBare: false,
    isHall: false,
    leastLabel: 0,
  });
  return { ruler: rulerOf(scene), scene };
}

describe('rulerOf', () => {
  it('draws a line at every mark, also where the time at the playhead covers its label', () => {
    const { ruler } = rulerAt(5e9);
    expect(ruler.lines.length).toBeGreaterThan(ruler.labels.length);
    const { pill } = ruler.playhead;
    for (const { x } of ruler.labels) expect(x < pill.x || x > pill.x + pill.width).toBe(true);
  });

  it('keeps the time at the playhead on the canvas at both ends of the window', () => {
    for (const playhead of [0, 10e9]) {
      const { ruler, scene } = rulerAt(playhead);
      const { pill } = ruler.playhead;
      expect(pill.x).toBeGreaterThanOrEqual(scene.timeScale.left - 40);
      expect(pill.x + pill.width).toBeLessThanOrEqual(scene.layout.width - 4);
      expect(ruler.playhead.isInView).toBe(true);
    }
  });

  it('says what time it is at the playhead', () => {
    expect(rulerAt(2.5e9).ruler.playhead.time.text).toBe('2.500 s');
  });
});
