import type { Nanos } from '../../base/units';
import type { Lane } from '../../model/lanes/lane';
import { STATE_COUNT } from '../../model/lanes/lane-state';
import { axisOf, positionOf, type TimeScale } from '../time/time-scale';
import { dominantStates } from './shares';

/** Fills so many rows of pixels with these lanes up to `now`, in the colours of the states. */
type Fill = (
  lanes: readonly Lane[],
  timeScale: TimeScale,
  now: Nanos,
  colours: Uint32Array,
  pixels: Uint32Array,
  rows: number,
) => void;

/** Fills a row of pixels for each lane: in each column the state that took most of the time. */
export const fillRows: Fill = (lanes, timeScale, now, colours, pixels, rows) => {
  const width = Math.max(1, Math.round(timeScale.width));
  const states = new Uint8Array(width);
  lanes.forEach((lane, i) => {
    dominantStates(lane.times, timeScale, now, states);
    const from = Math.round((i * rows) / lanes.length);
    const to = Math.max(
      from + 1,
      Math.round(((i + 1) * rows) / lanes.length) - (lanes.length > 1 ? 1 : 0),
    );
    for (let row = from; row < Math.min(rows, to); row++) {
      for (let x = 0; x < width; x++) {
        const state = states[x] as number;
        if (state !== 0) pixels[row * width + x] = colours[state] as number;
      }
    }
  });
};

/** Fills all rows with the shares of all lanes together, stacked state on state. */
export const fillTogether: Fill = (lanes, timeScale, now, colours, pixels, rows) => {
  const width = Math.max(1, Math.round(timeScale.width));
  const step = (timeScale.to - timeScale.from) / width;
  const shares = new Float64Array((width + 1) * STATE_COUNT);
  const one = new Float64Array((width + 1) * STATE_COUNT);
  for (const lane of lanes) {
    lane.times.roughSweep(timeScale.from, step, width + 1, one, axisOf(timeScale));
    for (let i = 0; i < one.length; i++) shares[i] = (shares[i] as number) + (one[i] as number);
  }
  const whole = step * lanes.length;
  const end = positionOf(timeScale, now);
  for (let x = 0; x < width && timeScale.from + x * step < end; x++) {
    let total = 0;
    let row = 0;
    for (let state = 1; state < STATE_COUNT; state++) {
      const at = x * STATE_COUNT + state;
      total += (shares[at + STATE_COUNT] as number) - (shares[at] as number);
      const upTo = Math.min(rows, Math.round((total / whole) * rows));
      for (; row < upTo; row++) pixels[(rows - 1 - row) * width + x] = colours[state] as number;
    }
  }
};
