import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES, STATE_COUNT } from '../../model/lanes/lane-state';
import type { Box } from '../layout/layout';
import type { TimeRange, TimeScale } from '../time/time-scale';
import type { Pen } from './pen';
import { pixelsOf } from './pixels';
import { dominantStates, PixelSheet } from './shares';

/** With more lanes than this the overview shows the shares of all lanes together, not each lane. */
const MOST_ROWS = 8;
/** Milliseconds between two pictures of a run that grows. */
const REFRESH = 120;

/** The strip with the whole run and the window in it; its picture is kept and made anew a few times a second. */
export class Overview {
  private sheet: PixelSheet | null = null;
  private key = '';
  private madeAt = Number.NEGATIVE_INFINITY;
  private madeFor: TimeRange = { from: 0, to: 1 };

  /** Draws the run in `timeScale`, with what lies outside of the window pale. */
  draw(
    pen: Pen,
    lanes: readonly Lane[],
    box: Box,
    timeScale: TimeScale,
    view: TimeRange,
    now: number,
    millis: number,
  ): void {
    const { ctx, palette } = pen;
    this.refresh(pen, lanes, timeScale, now, millis);
    const scaleX = box.width / (timeScale.to - timeScale.from);
    const x0 = box.x + Math.max(0, view.from - timeScale.from) * scaleX;
    const x1 = box.x + Math.min(timeScale.to, view.to - timeScale.from) * scaleX;
    const width = Math.max(10, x1 - x0);
    const inset = pen.px(5);
    const inner = { x: box.x, y: box.y + inset, width: box.width, height: box.height - 2 * inset };
    pen.fill(inner.x, inner.y, inner.width, inner.height, palette.panel2);
    ctx.globalAlpha = 0.38;
    this.drawSheet(pen, inner, timeScale);
    ctx.globalAlpha = 1;
    pen.clipped(x0, box.y, width, box.height, () => {
      pen.fill(inner.x, inner.y, inner.width, inner.height, palette.panel);
      this.drawSheet(pen, inner, timeScale);
    });
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 3;
    pen.round(x0 - 1.5, box.y + 1.5, width + 3, box.height - 3, 8);
    ctx.stroke();
  }

  private drawSheet(pen: Pen, box: Box, timeScale: TimeScale): void {
    if (this.sheet === null) return;
    const part = (this.madeFor.to - this.madeFor.from) / (timeScale.to - timeScale.from);
    this.sheet.draw(pen.ctx, 0, this.sheet.height, box.x, box.y, box.width * part, box.height);
  }

  private refresh(
    pen: Pen,
    lanes: readonly Lane[],
    timeScale: TimeScale,
    now: number,
    millis: number,
  ): void {
    const rows = Math.max(8, Math.round(timeScale.width > 0 ? pen.px(42) * pen.ratio : 8));
    const colours = LANE_STATES.map((state) => pen.palette.states[state].fill);
    const key = `${lanes.length} ${timeScale.width} ${rows} ${colours.join()}`;
    if (
      key === this.key &&
      timeScale.to >= this.madeFor.to &&
      (millis - this.madeAt < REFRESH || (this.madeFor.to === timeScale.to && this.drawnTo === now))
    )
      return;
    this.key = key;
    this.madeAt = millis;
    this.madeFor = { from: timeScale.from, to: timeScale.to };
    this.drawnTo = now;
    const width = Math.max(1, Math.round(timeScale.width));
    if (this.sheet === null || this.sheet.width !== width || this.sheet.height !== rows) {
      this.sheet = new PixelSheet(width, rows);
    }
    const { pixels } = this.sheet;
    pixels.fill(0);
    const inks = pixelsOf(colours);
    if (lanes.length <= MOST_ROWS) fillRows(lanes, timeScale, now, inks, pixels, rows);
    else fillTogether(lanes, timeScale, now, inks, pixels, rows);
    this.sheet.commit();
  }

  private drawnTo = -1;
}

function fillRows(
  lanes: readonly Lane[],
  timeScale: TimeScale,
  now: number,
  inks: Uint32Array,
  pixels: Uint32Array,
  rows: number,
): void {
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
        if (state !== 0) pixels[row * width + x] = inks[state] as number;
      }
    }
  });
}

function fillTogether(
  lanes: readonly Lane[],
  timeScale: TimeScale,
  now: number,
  inks: Uint32Array,
  pixels: Uint32Array,
  rows: number,
): void {
  const width = Math.max(1, Math.round(timeScale.width));
  const step = (timeScale.to - timeScale.from) / width;
  const shares = new Float64Array((width + 1) * STATE_COUNT);
  const one = new Float64Array((width + 1) * STATE_COUNT);
  for (const lane of lanes) {
    lane.times.sweep(timeScale.from, step, width + 1, one);
    for (let i = 0; i < one.length; i++) shares[i] = (shares[i] as number) + (one[i] as number);
  }
  const whole = step * lanes.length;
  for (let x = 0; x < width && timeScale.from + x * step < now; x++) {
    let total = 0;
    let row = 0;
    for (let state = 1; state < STATE_COUNT; state++) {
      const at = x * STATE_COUNT + state;
      total += (shares[at + STATE_COUNT] as number) - (shares[at] as number);
      const upTo = Math.min(rows, Math.round((total / whole) * rows));
      for (; row < upTo; row++) pixels[(rows - 1 - row) * width + x] = inks[state] as number;
    }
  }
}
