import { formatCount } from '../../base/format';
import type { CssPx } from '../../base/units';
import type { Track } from '../../model/lanes/track';
import { contentsAt } from '../../model/objects/contents';
import type { Scene } from '../layout/scene';
import type { PlacedText } from '../layout/shapes';
import { axisOf, positionAt } from '../time/time-scale';
import { ownerAt } from './track-captions';
import type { TrackShape } from './track-shape';
import type { Step } from './track-steps';

/** The size of the texts, and the least height of a box for one, in pixels of the wide screen. */
const SIZE = 18;
const LEAST = 17;

/** The texts in the area below a curve: values of a variable, items of a queue, who holds a lock. */
export function trackTextsOf(scene: Scene, track: Track, shape: TrackShape): PlacedText[] {
  if (shape.isDense || scene.timeScale.before !== undefined) return [];
  const least = scene.metrics.px(LEAST);
  const steps = shape.steps.filter(({ min, max, width }) => min === max && width >= least);
  switch (track.kind) {
    case 'value':
    case 'inside':
    case 'unfinished':
      return steps.flatMap((step) => numberIn(scene, shape, step, formatCount(step.max)));
    case 'count':
      return steps.flatMap((step) => ownerOf(scene, track, shape, step));
    case 'depth':
      return steps.flatMap((step) => itemsOf(scene, track, shape, step));
    default:
      return [];
  }
}

/** A text below the curve, or above it where that is too low; not where the curve of what is due would be in the way. */
function numberIn(
  { metrics }: Scene,
  { values, thickness, due }: TrackShape,
  { x, width, max }: Step,
  text: string,
): PlacedText[] {
  const [curve, zero] = [values.yOf(max), values.yOf(0)];
  const isBelow = Math.abs(zero - curve) >= metrics.px(LEAST) + thickness;
  if (!isBelow && due.length > 0) return [];
  const half = metrics.type(SIZE) / 2 + thickness / 2 + 1;
  const y = isBelow ? curve + Math.sign(zero - curve) * half : curve - half;
  return placed(metrics.font(SIZE, 700), metrics.measure, text, { x, width }, y);
}

/** Who holds it, and how often; only how often where there is no room. */
function ownerOf(scene: Scene, track: Track, shape: TrackShape, step: Step): PlacedText[] {
  if (step.max === 0) return [];
  const owner = ownerAt(scene, track.object.id, positionAt(scene.timeScale, middleOf(step)));
  const long = numberIn(scene, shape, step, `${owner} ${step.max}`);
  return long.length > 0 ? long : numberIn(scene, shape, step, String(step.max));
}

/** The items on top of each other, each between two cuts; what leaves first stands lowest, in a stack it stands on top. */
function itemsOf(scene: Scene, track: Track, { values }: TrackShape, step: Step): PlacedText[] {
  const { metrics, timeScale, log } = scene;
  const height = values.yOf(0) - values.yOf(1);
  const size = [SIZE, SIZE - 1, SIZE - 2, SIZE - 3].find(
    (one) => metrics.type(one) * 0.8 <= height,
  );
  if (step.max === 0 || size === undefined) return [];
  const axis = axisOf(timeScale);
  const index = track.find(positionAt(timeScale, middleOf(step)), axis);
  if (index < 0) return [];
  const start = track.start(index, axis);
  const seq = timeScale.steps?.seqAt(start) ?? log.seqAt(start);
  const contents = seq === null ? [] : contentsAt(log.history, track.object.id, seq);
  if (contents.length !== step.max) return [];
  const font = metrics.font(size, 700);
  return contents.flatMap((text, place) =>
    placed(font, metrics.measure, text, step, values.yOf(place + 0.5)),
  );
}

function placed(
  font: string,
  measure: (text: string, font: string) => CssPx,
  text: string,
  { x, width }: Pick<Step, 'x' | 'width'>,
  y: CssPx,
): PlacedText[] {
  if (text === '' || measure(text, font) + 2 > width) return [];
  return [{ text, x: x + width / 2, y, font, isCentered: true }];
}

function middleOf({ x, width }: Step): CssPx {
  return x + width / 2;
}
