import type { CssPx } from '../../base/units';

/** A part of the canvas that answers the pointer in its own way; the handle is the playhead, a badge that of a burst. */
export type Region = 'overview' | 'ruler' | 'badge' | 'plot' | 'margin' | 'handle';

/** What the mouse, fingers and keys ask for. */
export interface GestureTarget {
  regionAt(x: CssPx, y: CssPx): Region;
  scrubTo(x: CssPx): void;
  /** Mark a part of the run: from this pixel, to this one, and that is it. */
  markFrom(x: CssPx): void;
  markTo(x: CssPx): void;
  endMark(): void;
  panBy(dx: CssPx, dy: CssPx): void;
  zoomAt(x: CssPx, factor: number): void;
  overviewTo(x: CssPx, grab: boolean): void;
  click(x: CssPx, y: CssPx): void;
  hover(x: CssPx, y: CssPx, event: PointerEvent | null): void;
  key(event: KeyboardEvent): boolean;
  /** The name of the lane beside which this pixel is, which may stand there shortened; empty elsewhere. */
  nameAt(x: CssPx, y: CssPx): string;
}

/** Pixels that a pointer may move in a click. */
const SLACK_PX = 4;

/** Turns what happens to an element into what is asked of the timeline; returns what ends that. */
export function listenToGestures(element: HTMLElement, target: GestureTarget): () => void {
  const gestures = new Gestures(element, target);
  const stop = new AbortController();
  const options = { signal: stop.signal };
  element.addEventListener('pointerdown', (e) => gestures.down(e), options);
  element.addEventListener('pointermove', (e) => gestures.move(e), options);
  element.addEventListener('pointerup', (e) => gestures.up(e), options);
  element.addEventListener('pointercancel', (e) => gestures.cancel(e), options);
  element.addEventListener('pointerleave', () => target.hover(-1, -1, null), options);
  element.addEventListener('wheel', (e) => gestures.wheel(e), { ...options, passive: false });
  element.addEventListener(
    'keydown',
    (e) => {
      if (target.key(e)) e.preventDefault();
    },
    options,
  );
  return () => stop.abort();
}

/** Where a drag with Shift marks a part of the run. */
const MARKABLE: ReadonlySet<Region> = new Set(['plot', 'ruler', 'handle', 'badge']);

class Gestures {
  private readonly element: HTMLElement;
  private readonly target: GestureTarget;
  private readonly pointers = new Map<number, { x: CssPx; y: CssPx }>();
  private region: Region | null = null;
  private moved = false;
  private isMarking = false;

  constructor(element: HTMLElement, target: GestureTarget) {
    this.element = element;
    this.target = target;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y } = this.at(event);
    this.pointers.set(event.pointerId, { x, y });
    this.element.setPointerCapture?.(event.pointerId);
    this.element.focus({ preventScroll: true });
    if (this.pointers.size > 1) return;
    this.moved = false;
    this.region = this.target.regionAt(x, y);
    this.isMarking = event.shiftKey && MARKABLE.has(this.region);
    if (this.isMarking) this.target.markFrom(x);
    else if (this.region === 'ruler') this.target.scrubTo(x);
    else if (this.region === 'overview') this.target.overviewTo(x, true);
  }

  move(event: PointerEvent): void {
    const { x, y } = this.at(event);
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) {
      this.target.hover(x, y, event);
      this.element.title = this.target.nameAt(x, y);
      this.element.style.cursor = cursorFor(this.target.regionAt(x, y));
      return;
    }
    if (this.pointers.size === 2) this.pinch(event.pointerId, x, y);
    else if (!this.moved && Math.hypot(x - before.x, y - before.y) < SLACK_PX) return;
    else if (this.isMarking) this.target.markTo(x);
    else if (this.region === 'ruler' || this.region === 'handle') this.target.scrubTo(x);
    else if (this.region === 'overview') this.target.overviewTo(x, false);
    else this.target.panBy(before.x - x, before.y - y);
    this.moved = true;
    this.pointers.set(event.pointerId, { x, y });
  }

  up(event: PointerEvent): void {
    const { x, y } = this.at(event);
    const isClick = this.pointers.delete(event.pointerId) && !this.moved;
    if (this.isMarking && this.moved) this.target.endMark();
    if (isClick && (this.region === 'plot' || this.region === 'badge')) this.target.click(x, y);
    if (this.pointers.size === 0) this.region = null;
  }

  cancel(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const { x, y } = this.at(event);
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (this.target.regionAt(x, y) === 'margin') this.target.panBy(0, event.deltaY * unit);
    else if (Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY))
      this.target.panBy(across * unit, 0);
    else this.target.zoomAt(x, Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0016)));
  }

  private pinch(moving: number, x: CssPx, y: CssPx): void {
    const before = this.pointers.get(moving);
    const other = [...this.pointers].find(([id]) => id !== moving)?.[1];
    if (before === undefined || other === undefined) return;
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(x - other.x, y - other.y);
    if (was > 20 && is > 20) this.target.zoomAt((x + other.x) / 2, is / was);
    this.target.panBy((before.x - x) / 2, (before.y - y) / 2);
  }

  private at(event: MouseEvent): { x: CssPx; y: CssPx } {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function cursorFor(region: Region): string {
  if (region === 'badge') return 'pointer';
  if (region === 'handle' || region === 'ruler') return 'ew-resize';
  return region === 'overview' ? 'grab' : region === 'plot' ? 'crosshair' : 'default';
}
