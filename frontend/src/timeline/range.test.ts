import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeLog } from '../model/testing/make-log';
import { mountTimeline } from './testing/mount-timeline';
import { positionAt, xAt } from './time/time-scale';

/** Eleven events, a millisecond apart, of a run that is over. */
function tenMillis() {
  const events = Array.from(
    { length: 11 },
    (_, i) => ({ actor: 1, kind: 'printed', text: `${i}` }) as const,
  );
  return makeLog([], events, [{ kind: 'ended', state: 'finished', seq: 11, t: 10e6 }]);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe.each(['time', 'events'] as const)(
  'a part of the run that is marked on the axis of %s',
  (axis) => {
    const mount = () => {
      const mounted = mountTimeline(tenMillis());
      const { timeline, canvas, frame } = mounted;
      vi.spyOn(canvas, 'getBoundingClientRect').mockReturnValue({ left: 0, top: 0 } as DOMRect);
      timeline.switchAxis(axis);
      frame();
      frame(1000);
      const heard: unknown[] = [];
      timeline.marked.on('change', (range) => heard.push(range));
      const point = (type: string, x: number, shiftKey = true) => {
        const { plot } = timeline.drawn?.layout ?? { plot: { y: 0 } };
        canvas.dispatchEvent(
          new PointerEvent(type, {
            clientX: x,
            clientY: plot.y + 20,
            button: 0,
            pointerId: 1,
            shiftKey,
          }),
        );
      };
      const xOfEvent = (n: number) => {
        const { timeScale, log } = timeline.drawn as NonNullable<typeof timeline.drawn>;
        return xAt(timeScale, axis === 'time' ? n * 1e6 : log.steps.ofEvent(n));
      };
      return { ...mounted, heard, point, xOfEvent };
    };

    it('is what a drag with Shift goes over, and says how long it is and how many events it has', () => {
      const { timeline, frame, point, heard, xOfEvent } = mount();
      const window = { ...timeline.range };
      point('pointerdown', xOfEvent(2) - 2);
      point('pointermove', xOfEvent(3));
      expect(heard).toEqual([]);
      point('pointermove', xOfEvent(6) + 2);
      point('pointerup', xOfEvent(6));
      expect(timeline.marked.range?.from).toBeCloseTo(2e6, -5);
      expect(timeline.marked.range?.to).toBeCloseTo(6e6, -5);
      expect(heard).toEqual([timeline.marked.range]);
      expect(timeline.range).toEqual(window);
      expect(frame().texts.some((text) => /^4(\.\d+)? ms · 5 events$/.test(text))).toBe(true);
    });

    it('covers no label of the ruler by its own', () => {
      const { timeline, frame } = mount();
      timeline.goTo(0);
      timeline.marked.begin(0);
      timeline.marked.reach(10e6);
      const texts = frame()
        .named('fillText')
        .map(({ args: [text, x, y] }) => ({ text: String(text), x: Number(x), y: Number(y) }));
      const words = texts.find(({ text }) => text.endsWith('11 events'));
      const beside = texts.filter((one) => one !== words && one.y === words?.y);
      for (const { text, x } of beside)
        expect(Math.abs(x - (words?.x ?? 0))).toBeGreaterThan((text.length + 15) * 6);
      expect(words).toBeDefined();
    });

    it('may be dragged backwards, and ends with the run', () => {
      const { timeline, point, xOfEvent } = mount();
      point('pointerdown', 5000);
      point('pointermove', xOfEvent(8));
      point('pointerup', xOfEvent(8));
      expect(timeline.marked.range?.from).toBeCloseTo(8e6, -2);
      expect(timeline.marked.range?.to).toBe(10e6);
    });

    it('is left alone by a drag without Shift, which moves the window', () => {
      const { timeline, point, xOfEvent } = mount();
      timeline.showRange(
        positionAt((timeline.drawn as NonNullable<typeof timeline.drawn>).timeScale, xOfEvent(3)),
        1e9,
      );
      point('pointerdown', 400, false);
      point('pointermove', 300, false);
      point('pointerup', 300, false);
      expect(timeline.marked.range).toBeNull();
    });

    it('is taken away by Escape', () => {
      const { timeline, canvas, frame, point, heard, xOfEvent } = mount();
      point('pointerdown', xOfEvent(2));
      point('pointermove', xOfEvent(6));
      point('pointerup', xOfEvent(6));
      canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      expect(timeline.marked.range).toBeNull();
      expect(heard.at(-1)).toBeNull();
      expect(frame().texts.join()).not.toContain('4 ms ·');
    });

    it('grows from event to event, from where the playhead stands', () => {
      const { timeline } = mount();
      timeline.goTo(3);
      timeline.input.extendMark(1);
      timeline.input.extendMark(1);
      expect(timeline.marked.range).toEqual({ from: 3e6, to: 5e6 });
      for (let i = 0; i < 4; i++) timeline.input.extendMark(-1);
      expect(timeline.marked.range).toEqual({ from: 1e6, to: 3e6 });
    });
  },
);
