/** An actor beside a line of a program. */
interface Standing {
  readonly name: string;
  readonly state: string;
}

/** How many names fit beside a line; the rest is counted. */
const NAMES = 3;

/** The names of the actors who stand at one line, each in the colour of its state. */
export function actorChips(here: readonly Standing[]): HTMLElement[] {
  const chips = here.slice(0, NAMES).map(({ name, state }) => chip(name, state));
  const others = here.slice(NAMES).map(({ name }) => name);
  if (others.length > 0) chips.push(chip(`+${others.length}`, 'more', others.join(', ')));
  return chips;
}

function chip(text: string, state: string, title = ''): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  element.title = title;
  element.dataset.at = state;
  return element;
}
