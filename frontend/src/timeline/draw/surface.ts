import type { CssPx, PixelRatio } from '../../base/units';
import { scaleFor } from '../layout/layout';
import { Metrics, SANS } from '../layout/metrics';
import { CanvasCache } from './canvas-cache';
import type { Palette } from './palette';
import { Pen } from './pen';
import { TextWidths } from './text-widths';

/** The canvas that fills a host: its size in device pixels, and what makes it necessary to draw again. */
export class Surface {
  readonly canvas = document.createElement('canvas');
  private readonly ctx: CanvasRenderingContext2D | null;
  private readonly widths: TextWidths | null;
  private readonly cache = new CanvasCache();
  private readonly host: HTMLElement;
  private readonly ends: (() => void)[] = [];
  /** What was read from the page, or null if it may have changed; reading it makes the browser lay out the page. */
  private known: PageSizes | null = null;

  /** Calls `redraw` when the size changed or fonts came, and `themeChanged` when the page's theme did. */
  constructor(host: HTMLElement, redraw: () => void, themeChanged: () => void) {
    this.host = host;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.canvas.style.cssText =
      'display:block;width:100%;height:100%;touch-action:none;border-radius:inherit';
    host.append(this.canvas);
    this.ctx = this.canvas.getContext('2d', { alpha: false });
    this.widths = this.ctx && new TextWidths(this.ctx);
    const afresh = (then: () => void) => () => {
      this.known = null;
      then();
    };
    const sizes = new ResizeObserver(afresh(redraw));
    sizes.observe(host);
    const themes = new MutationObserver(afresh(themeChanged));
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
    void loadFonts().then(() => {
      this.widths?.clear();
      redraw();
    });
  }

  /** Width of the host in CSS pixels. */
  get width(): CssPx {
    return this.sizes.width;
  }

  /** Height of the host in CSS pixels. */
  get height(): CssPx {
    return this.sizes.height;
  }

  /** Sizes and the widths of texts on this canvas. */
  get metrics(): Metrics {
    const { width, rem } = this.sizes;
    return new Metrics(scaleFor(width, rem), this.widths?.measure ?? (() => 0));
  }

  private get sizes(): PageSizes {
    this.known ??= readSizes(this.host);
    return this.known;
  }

  /** Gives the canvas the size of its host, and draws in CSS pixels; null where there is no context to draw with. */
  pen(palette: Palette): Pen | null {
    if (this.ctx === null) return null;
    const ratio: PixelRatio = window.devicePixelRatio || 1;
    const width = Math.round(this.width * ratio);
    const height = Math.round(this.height * ratio);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    return new Pen(this.ctx, palette, ratio, this.cache);
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

/** The size of a host in CSS pixels, and that of the page's type. */
interface PageSizes {
  readonly width: CssPx;
  readonly height: CssPx;
  readonly rem: CssPx;
}

function readSizes(host: HTMLElement): PageSizes {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    width: Math.max(200, host.clientWidth),
    height: Math.max(160, host.clientHeight),
    rem: Number.isFinite(rem) ? rem : 16,
  };
}

async function loadFonts(): Promise<void> {
  await Promise.all(
    [500, 650, 780].map((weight) => document.fonts?.load(`${weight} 20px ${SANS}`)),
  );
}
