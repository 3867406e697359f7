import type { Page } from '@playwright/test';

/** A text as the timeline wrote it: what it says, how large its type is, and the box of its letters, in CSS pixels. */
export interface Written {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Watched = Window & { written?: readonly Written[] };

/** Has the page remember what its timeline writes into each picture; call it before the page is opened. */
export async function watchCanvas(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { fillText } = CanvasRenderingContext2D.prototype;
    let picture: Written[] | null = null;
    CanvasRenderingContext2D.prototype.fillText = function write(text, x, y) {
      if (picture === null) {
        const drawn: Written[] = [];
        picture = drawn;
        // a picture is drawn in one go, so it is complete when the microtasks have their turn
        queueMicrotask(() => {
          (window as Watched).written = drawn;
          picture = null;
        });
      }
      const box = this.measureText(text);
      picture.push({
        text,
        size: Number(/([\d.]+)px/.exec(this.font)?.[1]),
        left: x - box.actualBoundingBoxLeft,
        right: x + box.actualBoundingBoxRight,
        top: y - box.actualBoundingBoxAscent,
        bottom: y + box.actualBoundingBoxDescent,
      });
      fillText.call(this, text, x, y);
    };
  });
}

/** All that stands in the picture that the timeline drew last. */
export async function allWritten(page: Page): Promise<readonly Written[]> {
  return page.evaluate(() => (window as Watched).written ?? []);
}

/** The first text like this in the picture that the timeline drew last, or undefined. */
export async function findWritten(page: Page, like: string | RegExp): Promise<Written | undefined> {
  const isLike = (text: string) => (typeof like === 'string' ? text === like : like.test(text));
  return (await allWritten(page)).find(({ text }) => isLike(text));
}

/** How far from the left a text like `mark` stood, in all pictures until one with a text like `until`; each place once, in pixels. */
export async function placesWritten(page: Page, mark: RegExp, until: RegExp): Promise<number[]> {
  return page.evaluate(
    ([markSource, untilSource]) =>
      new Promise<number[]>((resolve) => {
        const [isMark, isEnd] = [new RegExp(markSource), new RegExp(untilSource)];
        const places = new Set<number>();
        const look = () => {
          const { written = [] } = window as Watched;
          const place = written.find(({ text }) => isMark.test(text))?.left;
          if (place !== undefined) places.add(Math.round(place));
          if (written.some(({ text }) => isEnd.test(text))) resolve([...places]);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [mark.source, until.source] as const,
  );
}
