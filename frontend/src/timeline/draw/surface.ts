import { scaleFor } from '../layout/layout';
import { SANS } from '../layout/metrics';
import { forgetWidths } from './pen';

/** The canvas that fills a host: its size in device pixels, and what makes it necessary to draw again. */
export class Surface {
  readonly canvas = document.createElement('canvas');
  readonly ctx: CanvasRenderingContext2D | null;
  private readonly host: HTMLElement;
  private readonly ends: (() => void)[] = [];

  /** Calls `redraw` when the size changed or fonts came, and `themeChanged` when the page's theme did. */
  constructor(host: HTMLElement, redraw: () => void, themeChanged: () => void) {
    this.host = host;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.canvas.style.cssText =
      'display:block;width:100%;height:100%;touch-action:none;border-radius:inherit';
    host.append(this.canvas);
    this.ctx = this.canvas.getContext('2d', { alpha: false });
    const sizes = new ResizeObserver(redraw);
    sizes.observe(host);
    const themes = new MutationObserver(themeChanged);
    themes.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'class', 'style'],
    });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', themeChanged);
    this.ends.push(
      () => sizes.disconnect(),
      () => themes.disconnect(),
      () => dark.removeEventListener('change', themeChanged),
    );
    void loadFonts().then(redraw);
  }

  /** Width of the host in CSS pixels. */
  get width(): number {
    return Math.max(200, this.host.clientWidth);
  }

  /** Height of the host in CSS pixels. */
  get height(): number {
    return Math.max(160, this.host.clientHeight);
  }

  /** Type and spacing against a wide screen. */
  get scale(): number {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return scaleFor(this.width, Number.isFinite(rem) ? rem : 16);
  }

  /** Device pixels per CSS pixel. */
  get ratio(): number {
    return window.devicePixelRatio || 1;
  }

  /** Gives the canvas the size of its host, and the context CSS pixels as its unit. */
  fit(): void {
    const width = Math.round(this.width * this.ratio);
    const height = Math.round(this.height * this.ratio);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.ctx?.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }

  /** Says what the canvas shows, for those who do not see it. */
  describe(text: string): void {
    if (this.canvas.getAttribute('aria-label') !== text)
      this.canvas.setAttribute('aria-label', text);
  }

  destroy(): void {
    for (const end of this.ends) end();
    this.canvas.remove();
  }
}

async function loadFonts(): Promise<void> {
  await Promise.all(
    [500, 650, 780].map((weight) => document.fonts?.load(`${weight} 20px ${SANS}`)),
  );
  forgetWidths();
}
