/** A thing to show: the scenario as it begins, or one of its presets. */
export interface Slide {
  readonly title: string;
  readonly caption: string;
}

/** What a press of Next or Back leads to: a slide by its number, the start of the run, before its run, or a neighbour. */
export type Move = number | 'start' | 'before' | 'nextScenario' | 'previousScenario';

/** Where a lecturer stands: at which of how many slides, and whether its run has been started. */
export interface SlidePosition {
  readonly at: number;
  readonly count: number;
  readonly isPlayed: boolean;
}

/** What comes next: each slide is first shown, then played. */
export function nextMove({ at, count, isPlayed }: SlidePosition): Move {
  if (!isPlayed) return 'start';
  return at < count ? at + 1 : 'nextScenario';
}

/** What came before: the slide before, with its run if it was played; from the first one's run, to before that run. */
export function previousMove({ at, isPlayed }: SlidePosition): Move {
  if (at > 1) return at - 1;
  return isPlayed ? 'before' : 'previousScenario';
}

/** The slides that the server rendered, and the number of the one it showed. */
export function readSlides(list: HTMLElement): { readonly slides: readonly Slide[]; at: number } {
  const slides = [...list.querySelectorAll<HTMLElement>('li')].map(({ dataset }) => ({
    title: dataset.title ?? '',
    caption: dataset.caption ?? '',
  }));
  return { slides, at: Number(list.dataset.at ?? 1) };
}

/** The number of the slide that an address names, from 1. */
export function slideIn(search: string, count: number): number {
  const text = new URLSearchParams(search).get('slide') ?? '';
  const number = /^[1-9][0-9]?$/.test(text) ? Number(text) : 1;
  return number <= count ? number : 1;
}

/** An address that leads to a slide too; the first needs no mention. */
export function withSlide(address: string, at: number): string {
  if (at === 1) return address;
  return `${address}${address.includes('?') ? '&' : '?'}slide=${at}`;
}
