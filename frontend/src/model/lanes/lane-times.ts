import { CHUNK, ChunkList } from '../../base/chunk-list';
import { STATE, STATE_COUNT } from './lane-state';
import { ShareBins } from './share-bins';
import { SpanStore } from './span-store';

/** Spans per entry of the prefix sums. */
const BLOCK = 16;

/**
 * The spans of a lane with the time spent in each state up to any moment.
 *
 * Before every 16th span stands the time spent in each state until then, so the time in any interval is the difference
 * of two sums, each of which looks at 16 spans at most. Where spans were dropped, the bins answer.
 */
export class LaneTimes extends SpanStore {
  readonly bins = new ShareBins();
  private readonly sums = new ChunkList(() => new Float64Array((CHUNK / BLOCK) * STATE_COUNT));
  private readonly total = new Float64Array(STATE_COUNT);

  override push(start: number, state: number, object: number, seq: number): void {
    const last = this.length - 1;
    if (last >= 0) {
      const lastState = this.state(last);
      const lastStart = this.start(last);
      this.total[lastState] = (this.total[lastState] as number) + start - lastStart;
      if (lastState !== 0) this.bins.add(lastStart, start, lastState);
    }
    const place = this.length % CHUNK;
    const sums = this.sums.grow();
    if (place % BLOCK === 0) sums.set(this.total, (place / BLOCK) * STATE_COUNT);
    super.push(start, state, object, seq);
  }

  /** The states that it was in, and is in; `running` only if that took longer than `least` nanoseconds in all. */
  seen(least: number): number[] {
    const states = [...this.total.keys()].filter((s) => (this.total[s] as number) > 0);
    if (this.length > 0) states.push(this.state(this.length - 1));
    const ran = (this.total[STATE.running] as number) > least;
    return states.filter((s) => s !== STATE.none && (s !== STATE.running || ran));
  }

  /** Where exact times begin: the start of the oldest span that is kept. */
  get exactFrom(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : this.start(this.first);
  }

  /**
   * Writes the time spent in each state before each of `count` moments, `step` nanoseconds apart from `from` on, to
   * `out`: STATE_COUNT numbers a moment.
   */
  sweep(from: number, step: number, count: number, out: Float64Array): void {
    const old = this.first === 0 ? 0 : Math.ceil((this.exactFrom - from) / step);
    const inexact = Math.max(0, Math.min(count, old));
    this.bins.sweep(from, step, inexact, out);
    let index = this.find(from);
    for (let i = inexact; i < count; i++) {
      const nanos = from + i * step;
      index = this.advance(index, nanos);
      if (index < 0) out.fill(0, i * STATE_COUNT, (i + 1) * STATE_COUNT);
      else this.sumsIn(index, nanos, out, i * STATE_COUNT);
    }
  }

  override dropBefore(nanos: number): void {
    super.dropBefore(nanos);
    this.sums.dropBefore(this.first);
  }

  private advance(index: number, nanos: number): number {
    let at = index;
    for (let walked = 0; walked < 48; walked++) {
      const next = at < 0 ? this.first : at + 1;
      if (next >= this.length || this.start(next) > nanos) return at;
      at = next;
    }
    return this.find(nanos);
  }

  private sumsIn(index: number, nanos: number, out: Float64Array, offset: number): void {
    const place = index % CHUNK;
    const first = place - (place % BLOCK);
    const sums = this.sums.chunk(index);
    const { start, state } = this.list.chunk(index);
    const at = (first / BLOCK) * STATE_COUNT;
    for (let s = 0; s < STATE_COUNT; s++) out[offset + s] = sums[at + s] as number;
    let from = start[first] as number;
    for (let i = first; i <= place; i++) {
      const to = i < place ? (start[i + 1] as number) : nanos;
      const into = offset + (state[i] as number);
      out[into] = (out[into] as number) + to - from;
      from = to;
    }
  }
}
