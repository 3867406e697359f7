import type { Lane } from '../../model/lanes/lane';
import { LANE_STATES } from '../../model/lanes/lane-state';
import { overviewOf } from '../layout/overview';
import type { Scene } from '../layout/scene';
import type { Box } from '../layout/shapes';
import { fillRows, fillTogether } from '../pixels/overview-raster';
import { type PixelSheet, pixelsOf } from '../pixels/pixel-sheet';
import { axisOf, type TimeRange, type TimeScale } from '../time/time-scale';
import type { Pen } from './pen';

/** With more lanes than this the overview shows the shares of all lanes together, not each lane. */
const MAX_ROWS = 8;

/** How long a picture of a run that grows is kept, in milliseconds. */
const REFRESH_MILLIS = 120;

/** What an overview shows: the lanes of a run up to `now`, and what of them is in the window. */
export type OverviewInput = Pick<
  Scene,
  'lanes' | 'now' | 'millis' | 'metrics' | 'timeScale' | 'whole'
>;

/** The strip with the whole run and the window in it; its picture is kept and made anew a few times a second. */
export class Overview {
  /** Whether the run has grown since its picture was made: it is made anew soon. */
  isStale = false;
  private sheet: PixelSheet | null = null;
  private key = '';
  private madeAt = Number.NEGATIVE_INFINITY;
  private madeFor: TimeRange = { from: 0, to: 1 };
  private madeUntil = -1;

  /** Draws the run into a box, with what lies outside of the window pale. */
  draw(pen: Pen, box: Box, input: OverviewInput): void {
    const { ctx, palette } = pen;
    const { steps } = input.timeScale;
    const whole = { ...input.whole, left: box.x, width: box.width, steps };
    const shape = overviewOf(input.metrics, box, whole, input.timeScale);
    const height = Math.max(8, Math.round(shape.pictureHeight * pen.ratio));
    this.refresh(pen, whole, height, input);
    pen.fill(shape.strip, palette.panel2);
    ctx.globalAlpha = 0.38;
    this.drawPicture(pen, shape.strip, whole);
    ctx.globalAlpha = 1;
    pen.clipped(shape.window, () => {
      pen.fill(shape.strip, palette.panel);
      this.drawPicture(pen, shape.strip, whole);
    });
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 3;
    pen.round(shape.frame);
    ctx.stroke();
  }

  private drawPicture(pen: Pen, strip: Box, whole: TimeScale): void {
    const part = (this.madeFor.to - this.madeFor.from) / (whole.to - whole.from);
    this.sheet?.draw(pen.ctx, { ...strip, width: strip.width * part });
  }

  private refresh(pen: Pen, whole: TimeScale, height: number, input: OverviewInput): void {
    const { lanes, now, millis } = input;
    const colours = LANE_STATES.map((state) => pen.palette.states[state].fill);
    const axis = axisOf(whole);
    const ids = lanes.map(({ actor }) => actor.id).join();
    const key = `${axis} ${ids} ${whole.width} ${height} ${colours.join()}`;
    const isFresh = millis - this.madeAt < REFRESH_MILLIS;
    const isComplete = this.madeFor.to === whole.to && this.madeUntil === now;
    this.isStale = isFresh && !isComplete && whole.to >= this.madeFor.to;
    if (key === this.key && whole.to >= this.madeFor.to && (isFresh || isComplete)) return;
    this.key = key;
    this.madeAt = millis;
    this.madeFor = { from: whole.from, to: whole.to };
    this.madeUntil = now;
    this.sheet = this.makePicture(pen, lanes, whole, height, now, pixelsOf(colours));
  }

  private makePicture(
    pen: Pen,
    lanes: readonly Lane[],
    whole: TimeScale,
    height: number,
    now: number,
    colours: Uint32Array,
  ): PixelSheet {
    const sheet = pen.cache.sheetFor(this, Math.max(1, Math.round(whole.width)), height);
    sheet.pixels.fill(0);
    const fill = lanes.length <= MAX_ROWS ? fillRows : fillTogether;
    fill(lanes, whole, now, colours, sheet.pixels, height);
    sheet.commit();
    return sheet;
  }
}
