/** The element of the page that the server rendered. */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Shows a text in its place, or hides the place. */
export function showText(place: HTMLElement, text: string | null): void {
  place.hidden = text === null;
  if (text !== null) write(place, text);
}

/** Replaces the text in a place, if there is one; the same text again gives the browser nothing to lay out. */
export function write(place: Element | null, text: string): void {
  if (place !== null && place.textContent !== text) place.textContent = text;
}

/** What was refused, and the page that shows what is running where that helps. */
export interface Refusal {
  readonly message: string;
  readonly activity: string | null;
}

const WAY = 'What is running?';

/** Shows what was refused, with the way to what is running where a limit is reached, or hides the place. */
export function showRefusal(place: HTMLElement, refusal: Refusal | null): void {
  if (!refusal?.activity) {
    showText(place, refusal?.message ?? null);
    return;
  }
  place.hidden = false;
  if (place.textContent === `${refusal.message} ${WAY}`) return;
  const link = document.createElement('a');
  link.href = refusal.activity;
  link.textContent = WAY;
  place.replaceChildren(refusal.message, ' ', link);
}

/** Has a script do what a form would do by loading a page. */
export function onSubmit(selector: string, act: (fields: FormData) => void): void {
  for (const form of document.querySelectorAll<HTMLFormElement>(selector)) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      act(new FormData(form));
    });
  }
}

/** Listens to a button or a link. */
export function onClick(selector: string, act: (event: Event) => void): void {
  for (const button of document.querySelectorAll<HTMLElement>(selector)) {
    button.addEventListener('click', act);
  }
}

/**
 * Has the second click of a double click do nothing on these buttons: another one takes the place of the first under the pointer, and is
 * not meant.
 */
export function ignoreSecondClicks(selector: string): void {
  const ignore = (event: MouseEvent) => {
    if (event.detail < 2 || !(event.target instanceof Element) || !event.target.closest(selector))
      return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', ignore, { capture: true });
}

/** Scrolls a list, and nothing around it, so that what is current stands in its middle. */
export function showCurrent(list: HTMLElement): void {
  const current = list.querySelector('[aria-current]');
  if (current === null) return;
  const { top, height } = current.getBoundingClientRect();
  list.scrollTop += top + height / 2 - list.getBoundingClientRect().top - list.clientHeight / 2;
}
