/**
 * Keeps boxes as tall as they have been, so that what stands below does not jump when a name or an item comes and goes.
 */
export class HeightKeeper {
  private readonly host: HTMLElement;
  private heights = new WeakMap<Element, { readonly width: number; height: number }>();

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** Holds the boxes that match; a box of another width begins anew. */
  keep(boxes: string): void {
    for (const box of this.host.querySelectorAll<HTMLElement>(boxes)) {
      const { offsetWidth: width, offsetHeight: height } = box;
      const kept = this.heights.get(box);
      if (kept === undefined || kept.width !== width) {
        box.style.minHeight = '';
        this.heights.set(box, { width, height: box.offsetHeight });
      } else if (height > kept.height) {
        kept.height = height;
        box.style.minHeight = `${height}px`;
      }
    }
  }

  /** Lets all boxes be as tall as they are. */
  reset(): void {
    this.heights = new WeakMap();
  }
}
