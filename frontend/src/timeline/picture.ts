import type { CssPx } from '../base/units';
import { DenseLanes } from './draw/dense-lanes';
import { Overview } from './draw/overview';
import { type Palette, readPalette } from './draw/palette';
import { drawScene } from './draw/scene';
import { Surface } from './draw/surface';
import { describeScene, makeScene, type Scene, type SceneInput } from './layout/scene';

/** What a picture is made from besides its size and how far the lanes are scrolled. */
export type PictureInput = Omit<SceneInput, 'width' | 'height' | 'scroll' | 'isHall'>;

/** The picture on the canvas of a host, in the colours of the page. */
export class Picture {
  readonly surface: Surface;
  /** What is drawn, or null before the first frame. */
  scene: Scene | null = null;
  private readonly host: HTMLElement;
  private readonly redraw: () => void;
  private readonly kept = { overview: new Overview(), denseLanes: new DenseLanes() };
  private palette: Palette;
  private scroll: CssPx = 0;

  /** Puts a canvas into the host; `redraw` is called when the picture has to be drawn again. */
  constructor(host: HTMLElement, redraw: () => void) {
    this.host = host;
    this.redraw = redraw;
    this.palette = readPalette(host);
    this.surface = new Surface(host, redraw, () => this.themeChanged());
  }

  /** Reads the colours anew. */
  themeChanged(): void {
    this.palette = readPalette(this.host);
    this.redraw();
  }

  /** Whether something in it has to be brought up to date by another frame. */
  get isStale(): boolean {
    return this.kept.overview.isStale;
  }

  /** Scrolls the lanes up or down, as far as there are any. */
  scrollBy(dy: CssPx): void {
    const most = this.scene?.layout.mostScroll ?? 0;
    this.scroll = Math.min(Math.max(0, this.scroll + dy), most);
  }

  /** Draws; null where there is nothing to draw with. */
  draw(input: PictureInput): Scene | null {
    const { surface, scroll } = this;
    const pen = surface.pen(this.palette);
    if (pen === null) return null;
    const { width, height, metrics } = surface;
    const isHall = this.host.closest('.timeline-only') !== null;
    const scene = makeScene(metrics, { ...input, width, height, scroll, isHall });
    this.scene = scene;
    this.scroll = scene.layout.scroll;
    drawScene(pen, scene, this.kept);
    surface.describe(describeScene(scene));
    return scene;
  }

  /** Takes the canvas away. */
  destroy(): void {
    this.surface.destroy();
  }
}
