import { AXIS, type Axis, type Position } from '../../base/axis';
import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { Instant } from './instant';
import { STATE, STATE_COUNT } from './lane-state';
import { ShareBins } from './share-bins';
import { SpanStore } from './span-store';

/** Spans per entry of the prefix sums. */
const BLOCK = 16;

/** With so many spans a position, or more, a look at each of them shows nothing more than bins do. */
const MANY = 16;

/** The widths that bins begin with: a millisecond, and a step. */
const FIRST_WIDTHS = [1e6, 1] as const;

/** How much of an axis was spent in each state: the sums before every 16th span, those of all, and bins. */
class Sums {
  readonly bins: ShareBins;
  readonly list = new ChunkList(() => new Float64Array((CHUNK / BLOCK) * STATE_COUNT));
  readonly total = new Float64Array(STATE_COUNT);

  constructor(axis: Axis) {
    this.bins = new ShareBins(FIRST_WIDTHS[axis]);
  }

  /** Adds a span that has ended. */
  add(start: Position, end: Position, state: number): void {
    this.total[state] = (this.total[state] as number) + end - start;
    if (state !== 0) this.bins.add(start, end, state);
  }

  /** Makes room for the span in this place of its chunk. */
  grow(place: number): void {
    const sums = this.list.grow();
    if (place % BLOCK === 0) sums.set(this.total, (place / BLOCK) * STATE_COUNT);
  }
}

/**
 * The spans of a lane, and how much of each axis was spent in each state up to any position: time on the time axis, steps on
 * the event axis.
 *
 * Before every 16th span stands what was spent in each state until then, so that what was spent in any interval is the
 * difference of two sums, each of which looks at 16 spans at most. Where spans were dropped, the bins answer.
 */
export class LaneTimes extends SpanStore {
  private readonly sums = [new Sums(AXIS.time), new Sums(AXIS.events)] as const;

  /** The time in each state over the whole run. */
  get bins(): ShareBins {
    return this.sums[AXIS.time].bins;
  }

  override push(at: Instant, state: number, object: number): void {
    const last = this.length - 1;
    if (last >= 0) {
      const before = this.state(last);
      this.sums[AXIS.time].add(this.start(last), at.nanos, before);
      this.sums[AXIS.events].add(this.start(last, AXIS.events), at.step, before);
    }
    for (const sums of this.sums) sums.grow(this.length % CHUNK);
    super.push(at, state, object);
  }

  /** The states that it was in, and is in; `running` only if that took longer than `least` nanoseconds in all. */
  seen(least: number): number[] {
    const { total } = this.sums[AXIS.time];
    const states = [...total.keys()].filter((s) => (total[s] as number) > 0);
    if (this.length > 0) states.push(this.state(this.length - 1));
    const ran = (total[STATE.running] as number) > least;
    return states.filter((s) => s !== STATE.none && (s !== STATE.running || ran));
  }

  /** Where exact sums begin on an axis: the start of the oldest span that is kept. */
  exactFrom(axis: Axis = AXIS.time): Position {
    return this.length === 0 ? Number.POSITIVE_INFINITY : this.start(this.first, axis);
  }

  /**
   * Writes how much of an axis was spent in each state before each of `count` positions, `step` apart from `from` on, to
   * `out`: STATE_COUNT numbers a position.
   */
  sweep(
    from: Position,
    step: number,
    count: number,
    out: Float64Array,
    axis: Axis = AXIS.time,
  ): void {
    const old = this.first === 0 ? 0 : Math.ceil((this.exactFrom(axis) - from) / step);
    const inexact = Math.max(0, Math.min(count, old));
    this.sums[axis].bins.sweep(from, step, inexact, out);
    let index = this.find(from, axis);
    for (let i = inexact; i < count; i++) {
      const position = from + i * step;
      index = this.advance(index, position, axis);
      if (index < 0) out.fill(0, i * STATE_COUNT, (i + 1) * STATE_COUNT);
      else this.sumsIn(index, position, out, i * STATE_COUNT, axis);
    }
  }

  /**
   * Writes what {@link sweep} does for positions all over the run, but from bins where many spans come to each position: without
   * a look at the spans, and at most a bin too early or too late.
   */
  roughSweep(
    from: Position,
    step: number,
    count: number,
    out: Float64Array,
    axis: Axis = AXIS.time,
  ): void {
    if (this.length - this.first < count * MANY) {
      this.sweep(from, step, count, out, axis);
      return;
    }
    this.sums[axis].bins.sweep(from, step, count, out);
    const last = this.length - 1;
    const start = this.start(last, axis);
    for (let i = Math.max(0, Math.ceil((start - from) / step)); i < count; i++) {
      const at = i * STATE_COUNT + this.state(last);
      out[at] = (out[at] as number) + from + i * step - start;
    }
  }

  override dropBefore(nanos: number): void {
    super.dropBefore(nanos);
    for (const { list } of this.sums) list.dropBefore(this.first);
  }

  private advance(index: number, position: Position, axis: Axis): number {
    let at = index;
    for (let walked = 0; walked < 48; walked++) {
      const next = at < 0 ? this.first : at + 1;
      if (next >= this.length || this.start(next, axis) > position) return at;
      at = next;
    }
    return this.find(position, axis);
  }

  private sumsIn(
    index: number,
    position: Position,
    out: Float64Array,
    offset: number,
    axis: Axis,
  ): void {
    const place = index % CHUNK;
    const first = place - (place % BLOCK);
    const sums = this.sums[axis].list.chunk(index);
    const chunk = this.list.chunk(index);
    const { state } = chunk;
    const start = chunk.start[axis];
    const at = (first / BLOCK) * STATE_COUNT;
    for (let s = 0; s < STATE_COUNT; s++) out[offset + s] = sums[at + s] as number;
    let from = start[first] as number;
    for (let i = first; i <= place; i++) {
      const to = i < place ? (start[i + 1] as number) : position;
      const into = offset + (state[i] as number);
      out[into] = (out[into] as number) + to - from;
      from = to;
    }
  }
}
