import { vi } from 'vitest';
import type { RunLog } from '../../model/run-log';
import { Timeline } from '../timeline';
import type { TimelineOptions } from '../timeline-events';
import { RecordingContext } from './recording-context';

/** A timeline in a host of a given size, whose frames and clock a test moves by hand. */
export interface MountedTimeline {
  readonly timeline: Timeline;
  readonly canvas: HTMLCanvasElement;
  /** Draws the frames that were asked for, `millis` later, and returns what the last one drew. */
  frame(millis?: number): RecordingContext;
}

/** Mounts a timeline in a host; the test restores the globals by `vi.unstubAllGlobals` and `vi.restoreAllMocks`. */
export function mountTimeline(
  log: RunLog,
  width = 1000,
  height = 800,
  ratio = 1,
  options: TimelineOptions = {},
): MountedTimeline {
  let millis = 1000;
  let recording = new RecordingContext();
  let frames = new Map<number, FrameRequestCallback>();
  let asked = 0;
  vi.stubGlobal('devicePixelRatio', ratio);
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => {
    frames.set(++asked, frame);
    return asked;
  });
  vi.stubGlobal('cancelAnimationFrame', (number: number) => frames.delete(number));
  const live = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => Reflect.get(recording.context, name),
    set: (_, name, value) => Reflect.set(recording.context, name, value),
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
  ) {
    return (this.isConnected ? live : null) as never;
  });
  const host = document.createElement('div');
  Object.defineProperties(host, { clientWidth: { value: width }, clientHeight: { value: height } });
  document.body.replaceChildren(host);
  const timeline = new Timeline(host, log, { clock: () => millis, ...options });
  return {
    timeline,
    canvas: host.querySelector('canvas') as HTMLCanvasElement,
    frame: (later = 0) => {
      millis += later;
      recording = new RecordingContext();
      timeline.redraw();
      const due = frames;
      frames = new Map();
      for (const frame of due.values()) frame(millis);
      return recording;
    },
  };
}
