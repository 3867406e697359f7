import { describe, expect, it } from 'vitest';
import { STATE } from '../../model/lanes/lane-state';
import { NONE } from '../../model/log/message';
import { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import { testMetrics } from '../testing/metrics';
import { barsOf, heightOf, type LabelledBar, swatchOf } from './bars';
import type { LaneBox } from './lane-boxes';
import { type LaneRow, NOTE_GAP } from './lane-row';
import { textsAt } from './lane-texts';

const ROW: LaneRow = { lane: 0, y: 0, height: 110, barY: 20, barHeight: 54, detail: 'full' };
const FAR = 1e6;
const LOG = { objects: [{ id: 0, name: 'lock A', type: 'Lock' }], eventAt: () => null };

function box(x0: number, x1: number, state: number): LaneBox {
  return { x0, x1, state, object: 0, seq: 0, whole: true };
}

function layOut(boxes: readonly LaneBox[], playheadX = FAR, row = ROW): LabelledBar[] {
  return barsOf(testMetrics(), row, boxes, { left: 0, right: 1000, playheadX }, ({ state, seq }) =>
    textsAt(LOG, state, 0, seq),
  );
}

function textsOf(bars: readonly LabelledBar[]): string[] {
  return bars.flatMap(({ label }) => label?.text ?? []);
}

describe('barsOf', () => {
  it('puts the longest text that fits whole onto a bar, and none where none does', () => {
    expect(textsOf(layOut([box(0, 400, STATE.holding)]))).toEqual(['holding lock A']);
    expect(textsOf(layOut([box(0, 160, STATE.holding)]))).toEqual(['holding']);
    expect(textsOf(layOut([box(0, 90, STATE.holding)]))).toEqual([]);
  });

  it('keeps text inside of what is visible of a bar', () => {
    const [bar] = layOut([box(-500, 300, STATE.holding)]);
    expect(bar?.label?.x).toBeGreaterThan(0);
    expect(textsOf(layOut([box(900, 2000, STATE.holding)]))).toEqual([]);
  });

  it('never lets text cross the playhead', () => {
    for (let playheadX = 10; playheadX < 400; playheadX += 10) {
      for (const { label } of layOut([box(0, 400, STATE.holding)], playheadX)) {
        if (label === null) continue;
        const end = label.x + label.text.length * 0.6 * 21;
        expect(end <= playheadX || label.x >= playheadX).toBe(true);
      }
    }
  });

  it('puts no text onto a box that stands for several spans', () => {
    expect(textsOf(layOut([{ ...box(0, 400, STATE.holding), whole: false }]))).toEqual([]);
  });

  it('puts no text onto a bar that is lower than the text', () => {
    const row: LaneRow = { ...ROW, barHeight: 26, detail: 'compact' };
    expect(textsOf(layOut([box(0, 400, STATE.sleeping)], FAR, row))).toEqual([]);
  });

  it('says above the thin bar of a sleep what it is, in a row of the usual height and below printed lines', () => {
    for (const barHeight of [54, 44]) {
      const [bar] = layOut([box(0, 400, STATE.sleeping)], FAR, { ...ROW, barHeight });
      expect(bar?.label?.text).toBe('sleeping');
      expect(bar?.label?.y).toBeLessThan(bar?.bar.y ?? 0);
      expect((bar?.label?.y ?? 0) - 18 / 2).toBeGreaterThan(ROW.barY - NOTE_GAP);
    }
  });

  it('tells states by height too, around one middle', () => {
    const bars = [STATE.holding, STATE.waiting, STATE.sleeping].map(
      (state) => layOut([box(0, 60, state)])[0]?.bar,
    );
    expect(bars.map((bar) => bar?.height)).toEqual([54, 35, 16]);
    for (const bar of bars) expect((bar?.y ?? 0) + (bar?.height ?? 0) / 2).toBeCloseTo(47, -0.5);
    expect(heightOf(STATE.deadlock)).toBe(1);
  });

  it('begins the texture of a bar where its label ends', () => {
    const [labelled, bare] = layOut([box(0, 400, STATE.holding), box(500, 540, STATE.waiting)]);
    expect(labelled?.bar.textureFrom).toBeCloseTo(14 * 0.6 * 21 + 24);
    expect(bare?.bar.textureFrom).toBe(500);
  });
});

describe('what a bar may say', () => {
  it('tells until what an actor sleeps, if that is not a time', () => {
    const events = [
      { t: 1, actor: 0, kind: 'sleeping', text: 'until all others wait' },
      { t: 2, actor: 0, kind: 'resumed' },
      { t: 3, actor: 0, kind: 'sleeping', value: 500 },
    ] as const;
    const log = new RunLog();
    log.ingest(writeChunk(0, events, { actors: [{ id: 0, name: 'Baker', kind: 'thread' }] }));
    expect(textsAt(log, STATE.sleeping, NONE, 0)).toEqual([
      'sleeping until all others wait',
      'until all others wait',
      'sleeping',
    ]);
    expect(textsAt(log, STATE.sleeping, NONE, 2)).toEqual(['sleeping']);
    expect(textsAt(log, STATE.running, NONE, 1)).toEqual(['running']);
  });
});

describe('swatchOf', () => {
  it('is a small bar around its middle, and none for an actor that is not there', () => {
    const swatch = swatchOf(testMetrics(), STATE.running, 10, 100, 28);
    expect(swatch).toMatchObject({ x: 10, y: 87, width: 28, height: 26 });
    expect(swatchOf(testMetrics(), STATE.none, 10, 100, 28)).toBeNull();
  });
});
