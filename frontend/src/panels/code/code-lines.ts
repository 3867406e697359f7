import { formatCount } from '../../base/format';

/** Lets the lines at which something happened be pressed, with the mouse or with the keys; the others stay text. */
export class CodeLines {
  private readonly rows: HTMLElement[];
  private readonly press: (line: number) => void;

  constructor(listing: HTMLElement, press: (line: number) => void) {
    this.rows = [...listing.querySelectorAll<HTMLElement>('[data-line]')];
    this.press = press;
    listing.addEventListener('click', (event) => {
      const isReading = getSelection()?.isCollapsed === false;
      if (!isReading) this.pressed(event.target);
    });
    listing.addEventListener('keydown', (event) => this.key(event));
  }

  /** Says how many events there are at each line; `current` is the line that the Tab key stops at, if it can be pressed. */
  show(count: (line: number) => number, current: number | null): void {
    let stop: HTMLElement | undefined;
    for (const row of this.rows) {
      const line = Number(row.dataset.line);
      const events = count(line);
      setEvents(row, events);
      if (events > 0 && (stop === undefined || line === current)) stop = row;
    }
    const focused = this.rows.find((row) => row === document.activeElement && isButton(row));
    this.stopAt(focused ?? stop);
  }

  private stopAt(stop: HTMLElement | undefined): void {
    for (const row of this.rows) {
      if (isButton(row)) row.tabIndex = row === stop ? 0 : -1;
    }
  }

  private pressed(target: EventTarget | null): boolean {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    if (row === null || !isButton(row)) return false;
    this.stopAt(row);
    this.press(Number(row.dataset.line));
    return true;
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (isPress ? this.pressed(event.target) : this.move(event)) event.preventDefault();
  }

  private move({ key, target }: KeyboardEvent): boolean {
    const buttons = this.rows.filter(isButton);
    const at = buttons.indexOf(target as HTMLElement);
    const steps: Record<string, number> = {
      ArrowUp: Math.max(0, at - 1),
      ArrowDown: Math.min(at + 1, buttons.length - 1),
      Home: 0,
      End: buttons.length - 1,
    };
    const next = at < 0 ? undefined : buttons[steps[key] ?? -1];
    if (next === undefined) return false;
    this.stopAt(next);
    next.focus();
    return true;
  }
}

function isButton(row: HTMLElement): boolean {
  return row.getAttribute('role') === 'button';
}

function setEvents(row: HTMLElement, events: number): void {
  const title = events === 0 ? '' : `${formatCount(events)} ${events === 1 ? 'event' : 'events'}`;
  const number = row.querySelector<HTMLElement>('.number');
  if (number === null || number.title === title) return;
  number.title = title;
  if (events > 0) row.setAttribute('role', 'button');
  else {
    row.removeAttribute('role');
    row.removeAttribute('tabindex');
  }
}
