import { Emitter } from '../base/emitter';
import type { HandOver } from '../model/hand-overs';
import type { Lane } from '../model/lane';
import { LANE_STATES } from '../model/lane-state';
import type { RunLog } from '../model/run-log';
import { type GestureTarget, listenToGestures, type Place } from './gestures';
import { type Layout, layOut, scaleFor } from './layout';
import { entriesFor, type LegendEntry, placeEntries } from './legend';
import { LiveClock } from './live-clock';
import { nameSize } from './margin-drawing';
import { Overview } from './overview';
import { type Palette, readPalette } from './palette';
import { forgetWidths, Pen, SANS } from './pen';
import type { Scene } from './scene';
import { drawScene } from './scene-drawing';
import { type Axis, fitted, following, nanosAt, type Span, within, xOf, zoomed } from './view';

/** What the listeners of a timeline are told. */
export interface TimelineEvents {
  /** Somebody chose an event, or none. */
  select: { readonly seq: number | null };
  /** The pointer is over the canvas, or left it (null). */
  hover: {
    readonly seq: number | null;
    readonly actor: number | null;
    readonly nanos: number;
    readonly clientX: number;
    readonly clientY: number;
  } | null;
  /** The window, the playhead or whether both follow the live edge changed. */
  view: {
    readonly from: number;
    readonly to: number;
    readonly playhead: number;
    readonly follow: boolean;
  };
}

/** How a timeline begins. */
export interface TimelineOptions {
  /** Nanoseconds that the window shows while it follows a run that begins, 6 s by default. */
  readonly window?: number;
  /** Milliseconds from an arbitrary origin, `performance.now` by default. */
  readonly clock?: () => number;
}

/** Draws a run on a canvas that fills its host, and lets people look around in it with the mouse, fingers and keys. */
export class Timeline implements GestureTarget {
  private readonly host: HTMLElement;
  private readonly log: RunLog;
  private readonly canvas = document.createElement('canvas');
  private readonly ctx: CanvasRenderingContext2D | null;
  private readonly emitter = new Emitter<TimelineEvents>();
  private readonly overview = new Overview();
  private readonly clock = new LiveClock();
  private readonly millis: () => number;
  private readonly ends: (() => void)[] = [];
  private readonly stepwise = matchMedia('(prefers-reduced-motion: reduce)');
  private palette: Palette;
  private view: Span;
  private following = true;
  private head = 0;
  private selected: number | null = null;
  private scroll = 0;
  private frame = 0;
  private touched = false;
  private pauses = 0;
  private held = false;
  private layout: Layout;
  private lanes: readonly Lane[] = [];
  private grabbedAt = 0;
  private told = '';

  /** Puts a canvas into the host, which has a size of its own, and draws the log as it grows. */
  constructor(host: HTMLElement, log: RunLog, options: TimelineOptions = {}) {
    this.host = host;
    this.log = log;
    this.millis = options.clock ?? (() => performance.now());
    this.view = { from: 0, to: options.window ?? 6e9 };
    this.palette = readPalette(host);
    this.layout = this.arrange();
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.canvas.style.cssText =
      'display:block;width:100%;height:100%;touch-action:none;border-radius:inherit';
    host.append(this.canvas);
    this.ctx = this.canvas.getContext('2d', { alpha: false });
    const sizes = new ResizeObserver(() => this.redraw());
    sizes.observe(host);
    this.ends.push(
      () => sizes.disconnect(),
      log.subscribe(() => this.heard()),
      listenToGestures(this.canvas, this),
    );
    this.listenToTheme();
    if (log.nextSeq > 0) this.heard();
    void this.loadFonts();
    this.redraw();
  }

  /** Whether the window and the playhead follow the live edge. */
  get follow(): boolean {
    return this.following;
  }

  set follow(follow: boolean) {
    if (follow) this.goLive();
    else this.leaveLive();
  }

  /** Nanoseconds since the run began at the playhead. */
  get playhead(): number {
    return this.following ? this.now() : this.head;
  }

  /** Puts the playhead there and stops following; moves the window if it does not show it. */
  set playhead(nanos: number) {
    this.following = false;
    this.touched = true;
    this.head = Math.min(Math.max(0, nanos), this.now());
    const length = this.view.to - this.view.from;
    if (this.head < this.view.from || this.head > this.view.to) {
      this.view = within(
        { from: this.head - length * 0.7, to: this.head + length * 0.3 },
        this.now(),
      );
    }
    this.redraw();
  }

  /** The window, in nanoseconds. */
  get range(): Span {
    return this.view;
  }

  /** Lets the window and the playhead follow the live edge. */
  goLive(): void {
    this.following = true;
    this.redraw();
  }

  /** Shows this window and stops following. */
  showRange(from: number, to: number): void {
    this.leaveLive();
    this.view = within({ from, to: Math.max(to, from + 2000) }, this.now());
    this.keepHead();
    this.redraw();
  }

  /** Shows the whole run up to now. */
  fit(): void {
    this.touched = true;
    this.view = fitted(this.now());
    this.redraw();
  }

  /** Shows more closely (factor above 1) or less (below 1), around the playhead. */
  zoom(factor: number): void {
    this.zoomAround(this.playhead, factor);
  }

  /** Marks an event and moves the playhead to it if it is not in the window; null marks none. */
  select(seq: number | null): void {
    if (this.selected === seq) return;
    this.selected = seq;
    const event = seq === null ? null : this.log.eventAt(seq);
    if (event !== null && (event.t < this.view.from || event.t > this.view.to))
      this.playhead = event.t;
    this.emitter.emit('select', { seq });
    this.redraw();
  }

  /** The event that is marked, or null. */
  get selection(): number | null {
    return this.selected;
  }

  /** Holds the clock where it is, while the connection to the run is lost, or lets it go on. */
  hold(held: boolean): void {
    this.held = held;
    this.clock.restart();
    this.redraw();
  }

  on<Name extends keyof TimelineEvents>(
    name: Name,
    listener: (detail: TimelineEvents[Name]) => void,
  ): () => void {
    return this.emitter.on(name, listener);
  }

  /** Reads the colours anew. */
  themeChanged(): void {
    this.palette = readPalette(this.host);
    this.redraw();
  }

  /** Draws in the next frame. */
  redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.frame = -1;
    for (const end of this.ends) end();
    this.emitter.clear();
    this.canvas.remove();
  }

  partAt(x: number, y: number): Place['part'] {
    const { overview, plot } = this.layout;
    if (y < overview.y + overview.height + 4) return x >= overview.x - 6 ? 'overview' : 'margin';
    if (x < plot.x - 6) return 'margin';
    if (y < plot.y) return 'ruler';
    if (y > plot.y + plot.height) return 'margin';
    return Math.abs(x - xOf(this.axis(), this.playhead)) < 6 ? 'handle' : 'plot';
  }

  scrubTo(x: number): void {
    const axis = this.axis();
    this.playhead = Math.min(Math.max(nanosAt(axis, x), axis.from), axis.to);
  }

  panBy(dx: number, dy: number): void {
    this.scroll = Math.min(Math.max(0, this.scroll + dy), this.layout.mostScroll);
    if (dx !== 0) {
      this.leaveLive();
      const by = (dx / this.layout.plot.width) * (this.view.to - this.view.from);
      this.view = within({ from: this.view.from + by, to: this.view.to + by }, this.now());
      this.keepHead();
    }
    this.redraw();
  }

  zoomAt(x: number, factor: number): void {
    this.zoomAround(this.following ? this.now() : nanosAt(this.axis(), x), factor);
  }

  overviewTo(x: number, grab: boolean): void {
    const { overview } = this.layout;
    const whole = this.whole();
    const nanos = nanosAt({ ...whole, left: overview.x, width: overview.width }, x);
    const length = this.view.to - this.view.from;
    if (grab) {
      const inside = nanos >= this.view.from && nanos <= this.view.to;
      this.grabbedAt = inside ? nanos - this.view.from : length / 2;
      if (inside) return;
    }
    this.leaveLive();
    const from = nanos - this.grabbedAt;
    this.view = within({ from, to: from + length }, this.now());
    this.keepHead();
    this.redraw();
  }

  click(x: number, y: number): void {
    const under = this.under(x, y);
    this.select(under?.seq ?? null);
    if (under?.seq == null && under !== null) this.playhead = under.nanos;
  }

  hover(x: number, y: number, event: PointerEvent | null): void {
    const under = event === null ? null : this.under(x, y);
    if (under === null || event === null) this.emitter.emit('hover', null);
    else this.emitter.emit('hover', { ...under, clientX: event.clientX, clientY: event.clientY });
  }

  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const page = this.layout.plot.width * (event.shiftKey ? 0.5 : 0.1);
    const keys: Record<string, () => void> = {
      ArrowLeft: () => this.panBy(-page, 0),
      ArrowRight: () => this.panBy(page, 0),
      ArrowUp: () => this.panBy(0, -60),
      ArrowDown: () => this.panBy(0, 60),
      '+': () => this.zoom(1.5),
      '=': () => this.zoom(1.5),
      '-': () => this.zoom(1 / 1.5),
      Home: () => this.showRange(0, this.view.to - this.view.from),
      End: () => this.goLive(),
      ',': () => this.step(-1),
      '.': () => this.step(1),
      '0': () => this.fit(),
      Escape: () => this.select(null),
    };
    const action = keys[event.key];
    action?.();
    return action !== undefined;
  }

  private step(by: number): void {
    const { log } = this;
    const here = this.selected ?? log.seqAt(this.playhead) ?? 0;
    const seq = Math.min(Math.max(log.firstSeq, here + by), log.nextSeq - 1);
    const event = log.eventAt(seq);
    if (event === null) return;
    this.playhead = event.t;
    this.select(seq);
  }

  private zoomAround(nanos: number, factor: number): void {
    this.touched = true;
    this.view = within(
      zoomed(this.view, factor, nanos, Math.max(10e9, this.now() * 1.2)),
      this.now(),
    );
    this.keepHead();
    this.redraw();
  }

  private leaveLive(): void {
    if (!this.following) return;
    this.head = this.now();
    this.following = false;
    this.touched = true;
  }

  /** A playhead that the window lost stands at its right edge, where it hides nothing. */
  private keepHead(): void {
    if (this.following) return;
    if (this.head < this.view.from || this.head > this.view.to)
      this.head = Math.min(this.view.to, this.now());
  }

  private heard(): void {
    const { log } = this;
    const pauses = log.notes.reduce(
      (n, note) => n + Number(note.kind === 'paused' || note.kind === 'continued'),
      0,
    );
    if (pauses !== this.pauses) this.clock.restart();
    this.pauses = pauses;
    if (!log.ended) this.clock.heard(log.endNanos, this.millis());
    else if (this.following && !this.touched && log.endNanos < this.view.to)
      this.view = fitted(log.endNanos);
    this.redraw();
  }

  private now(): number {
    const { log } = this;
    const still = log.ended || log.state === 'paused' || this.held;
    return this.clock.now(this.millis(), log.endNanos, still);
  }

  private axis(): Axis {
    return { ...this.view, left: this.layout.plot.x, width: this.layout.plot.width };
  }

  private whole(): Span {
    return {
      from: 0,
      to: this.log.ended ? Math.max(1, this.log.endNanos) : Math.max(this.now(), this.view.to),
    };
  }

  private under(
    x: number,
    y: number,
  ): { seq: number | null; actor: number | null; nanos: number } | null {
    if (this.partAt(x, y) === 'margin' || this.partAt(x, y) === 'overview') return null;
    const axis = this.axis();
    const nanos = nanosAt(axis, x);
    const row = this.layout.lanes.find((r) => y >= r.y && y < r.y + r.height);
    const lane = row === undefined ? undefined : this.lanes[row.lane];
    if (lane === undefined || y < this.layout.lanesBox.y || nanos > this.now())
      return { seq: null, actor: null, nanos };
    const near = this.log.nearest(lane.actor.id, nanos, ((axis.to - axis.from) / axis.width) * 5);
    const index = lane.times.find(nanos);
    const seq =
      near ?? (index >= 0 && lane.times.state(index) !== 0 ? lane.times.seq(index) : null);
    return { seq, actor: lane.actor.id, nanos };
  }

  private arrange(): Layout {
    const width = Math.max(200, this.host.clientWidth || 800);
    const height = Math.max(160, this.host.clientHeight || 500);
    return layOut({
      width,
      height,
      laneCount: 0,
      trackCount: 0,
      rails: 0,
      labelWidth: 0,
      legendRows: 1,
      scroll: 0,
    });
  }

  private draw(): void {
    this.frame = 0;
    if (this.ctx === null) return;
    const width = Math.max(200, this.host.clientWidth);
    const height = Math.max(160, this.host.clientHeight);
    const ratio = window.devicePixelRatio || 1;
    this.size(width, height, ratio);
    const pen = new Pen(this.ctx, this.palette, scaleFor(width), ratio);
    const now = this.now();
    if (this.following) this.view = this.followed(now);
    const scene = this.scene(pen, width, height, now);
    this.ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawScene(pen, scene, this.overview, this.nameSize);
    this.tellView(scene);
    const isLive =
      !this.log.ended && this.log.state !== 'paused' && !this.held && this.log.nextSeq > 0;
    if (isLive && (this.following || now <= this.view.to)) this.redraw();
  }

  private nameSize = 31;

  private scene(pen: Pen, width: number, height: number, now: number): Scene {
    const { log } = this;
    this.lanes = log.lanes.filter((lane) => lane.isShown).sort((a, b) => order(a) - order(b));
    const { tracks } = log.replay;
    const names = this.lanes.map((lane) => pen.measure(lane.actor.name, `780 31px ${SANS}`));
    const widest = Math.max(0, ...names);
    this.nameSize = nameSize(widest);
    const labelWidth = (widest / 31) * pen.type(this.nameSize) + pen.px(46);
    const legend = placeEntries(pen, entriesFor(this.seen()), width - 2 * pen.px(20));
    const rails = Math.max(
      0,
      ...this.lanes.map((lane) => lane.rails.filter((rail) => rail.length > 0).length),
    );
    this.layout = layOut({
      width,
      height,
      laneCount: this.lanes.length,
      trackCount: tracks.length,
      rails,
      labelWidth,
      legendRows: Math.max(1, 1 + (legend[legend.length - 1]?.row ?? 0)),
      scroll: this.scroll,
    });
    const playhead = this.following ? now : this.head;
    return {
      log,
      layout: this.layout,
      lanes: this.lanes,
      tracks,
      axis: this.axis(),
      now,
      playhead,
      follow: this.following,
      whole: this.whole(),
      selected: this.selected,
      active: this.active(playhead),
      legend,
      millis: this.millis(),
    };
  }

  /** The hand-over on top: that of the marked event, else the last one before the playhead. */
  private active(playhead: number): HandOver | null {
    const { handOvers } = this.log.replay;
    if (this.selected !== null)
      return handOvers.into(this.selected) ?? handOvers.outOf(this.selected);
    const index = handOvers.findAfter(playhead + 1) - 1;
    if (index < handOvers.first) return null;
    const first = handOvers.findAfter(this.view.from);
    if (index < first || (this.following && !this.log.ended && index - first > 8)) return null;
    return handOvers.at(index);
  }

  private seen(): Set<LegendEntry> {
    const seen = new Set<LegendEntry>(['running']);
    for (const lane of this.lanes) {
      for (const state of lane.times.seen()) seen.add(LANE_STATES[state] as LegendEntry);
    }
    const { handOvers } = this.log.replay;
    if (handOvers.anySolid) seen.add('hand-off');
    if (handOvers.anyDashed) seen.add('wake-up');
    return seen;
  }

  private followed(now: number): Span {
    const length = this.view.to - this.view.from;
    if (!this.stepwise.matches || this.log.ended) return following(length, now);
    const half = length / 2;
    const from = Math.max(0, Math.ceil((now - length * 0.96) / half) * half);
    return { from, to: from + length };
  }

  private tellView(scene: Scene): void {
    const { from, to } = this.view;
    const detail = { from, to, playhead: scene.playhead, follow: scene.follow };
    const told = `${from} ${to} ${detail.playhead} ${detail.follow}`;
    if (told === this.told) return;
    this.told = told;
    this.emitter.emit('view', detail);
  }

  private size(width: number, height: number, ratio: number): void {
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w) this.canvas.width = w;
    if (this.canvas.height !== h) this.canvas.height = h;
    const { log } = this;
    const label = `Timeline of the run: ${this.lanes.length} lanes, ${log.nextSeq} events, ${log.state}. Use the arrow keys to move, plus and minus to zoom, comma and full stop to go from event to event.`;
    if (this.canvas.getAttribute('aria-label') !== label && (log.ended || this.frame % 60 === 0))
      this.canvas.setAttribute('aria-label', label);
  }

  private listenToTheme(): void {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => this.themeChanged();
    dark.addEventListener('change', changed);
    const watch = new MutationObserver(changed);
    watch.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'class'],
    });
    this.ends.push(
      () => dark.removeEventListener('change', changed),
      () => watch.disconnect(),
    );
  }

  private async loadFonts(): Promise<void> {
    const weights = [500, 650, 780];
    await Promise.all(weights.map((weight) => document.fonts?.load(`${weight} 20px ${SANS}`)));
    forgetWidths();
    this.redraw();
  }
}

function order(lane: Lane): number {
  return lane.actor.id + (lane.actor.kind === 'you' ? 1e6 : 0);
}
