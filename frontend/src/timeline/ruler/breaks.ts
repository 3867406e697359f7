import { formatDuration } from '../../base/format';
import type { CssPx, Nanos } from '../../base/units';
import type { Break } from '../../model/log/event-steps';
import type { Scene } from '../layout/scene';
import type { Box, PlacedText } from '../layout/shapes';
import { type TimeScale, xAt } from '../time/time-scale';

/** Narrower than this, steps are too many for their breaks to be told apart. */
const MIN_STEP_PX = 1.5;

/** How much wider than its band the length of a break may be written. */
const OVERHANG = 26;

/** A break on the event axis: a band through the lanes, and its length above, where there is room. */
export interface BreakMark {
  readonly band: Box;
  readonly label: PlacedText | null;
}

/** The breaks in the window, and how much of them is to be seen: less than 1 while the picture moves over. */
export interface Breaks {
  readonly marks: readonly BreakMark[];
  readonly opacity: number;
}

const NONE: Breaks = { marks: [], opacity: 1 };

/** The breaks of a picture; there are none on the time axis, where a break is as long as it was. */
export function breaksOf(scene: Scene): Breaks {
  const { timeScale, log, now, layout } = scene;
  const { before } = timeScale;
  const onEvents = timeScale.steps === undefined ? before?.scale : timeScale;
  if (onEvents?.steps === undefined) return NONE;
  const { from, to, width } = onEvents;
  if (width / (to - from) < MIN_STEP_PX) return NONE;
  const { plot } = layout;
  let free = plot.x;
  const marks = log.steps.breaksIn(from, to, now).map((one) => {
    const edges = edgesOf(timeScale, one);
    const [x0, x1] = edges.map((x) => Math.min(Math.max(x, plot.x), plot.x + plot.width)) as [
      CssPx,
      CssPx,
    ];
    const band = { x: x0, y: plot.y, width: Math.max(0, x1 - x0), height: plot.height };
    const label = labelOf(scene, one, band, free);
    if (label !== null) free = label.end;
    return { band, label: label?.text ?? null };
  });
  const left = before?.part ?? 0;
  return { marks, opacity: timeScale.steps === undefined ? left : 1 - left };
}

/** A break lies between two events and touches neither: it begins and ends half a step away from them. */
function edgesOf(timeScale: TimeScale, { from, to, start, end }: Break): [CssPx, CssPx] {
  const inset = Math.min(0.5, (end - start) / 4);
  const { steps, before } = timeScale;
  const [x0, x1] =
    steps === undefined
      ? [xAt(timeScale, from), xAt(timeScale, to)]
      : [xAt(timeScale, start + inset), xAt(timeScale, end - inset)];
  if (before === undefined) return [x0, x1];
  const [was0, was1] = edgesOf(before.scale, { from, to, start, end });
  return [x0 + (was0 - x0) * before.part, x1 + (was1 - x1) * before.part];
}

function labelOf(
  { metrics, layout }: Scene,
  { from, to }: Break,
  band: Box,
  free: CssPx,
): { readonly text: PlacedText; readonly end: CssPx } | null {
  const font = metrics.font(20, 650);
  const length = lengthText(to - from);
  const x = band.x + band.width / 2;
  const { ruler, plot } = layout;
  for (const text of [`··· ${length} ···`, length, '···']) {
    const width = metrics.measure(text, font);
    const isInside = x - width / 2 >= free && x + width / 2 <= plot.x + plot.width;
    if (width > band.width + metrics.px(OVERHANG) || !isInside) continue;
    const y = ruler.y + ruler.height / 2;
    const end = x + width / 2 + metrics.px(12);
    return { text: { text, x, y, font, isCentered: true }, end };
  }
  return null;
}

/** A length in two digits: nobody reads more of it. From a tenth of a second on it is in seconds. */
export function lengthText(nanos: Nanos): string {
  const isTenths = nanos >= 99.5e6 && nanos < 995e6;
  if (isTenths) return `${Number((nanos / 1e9).toPrecision(2))} s`;
  return formatDuration(Number(nanos.toPrecision(2)));
}
