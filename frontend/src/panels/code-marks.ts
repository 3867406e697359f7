import type { LaneMoment } from '../model/run-log';

/** How many names fit beside a line of code; the rest is counted. */
const NAMES = 2;

/** Marks in the code the lines where the actors stand, each with the colour of its state and its name. */
export class CodeMarks {
  private readonly rows = new Map<number, HTMLElement>();
  private readonly panel: HTMLElement;
  private shown = '';

  constructor(panel: HTMLElement) {
    this.panel = panel;
    for (const row of panel.querySelectorAll<HTMLElement>('[data-line]')) {
      this.rows.set(Number(row.dataset.line), row);
    }
  }

  /** Shows where everybody stands; does nothing if nobody has moved. */
  show(moments: readonly LaneMoment[]): void {
    const here = moments.filter(({ state, line }) => state !== 'none' && line > 0);
    const key = here.map(({ actor, state, line }) => `${actor.id}${state}${line}`).join();
    if (key === this.shown) return;
    this.shown = key;
    const marked = [...this.rows].filter(([line, row]) => {
      const moments = here.filter((moment) => moment.line === line);
      mark(row, moments);
      return moments.length > 0;
    });
    this.follow(marked.map(([, row]) => row));
  }

  /** Scrolls to the marked lines when none of them is in view, unless somebody is reading there. */
  private follow(marked: readonly HTMLElement[]): void {
    const { panel } = this;
    const view = panel.getBoundingClientRect();
    const isSeen = (row: HTMLElement) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= view.top && bottom <= view.bottom;
    };
    const [first] = marked;
    if (first === undefined || marked.some(isSeen) || panel.matches(':hover, :focus')) return;
    panel.scrollTop += first.getBoundingClientRect().top - view.top - view.height / 3;
  }
}

function mark(row: HTMLElement, moments: readonly LaneMoment[]): void {
  const who = row.querySelector('.who');
  if (who === null || (moments.length === 0 && who.childElementCount === 0)) return;
  const [first] = moments;
  if (first === undefined) delete row.dataset.at;
  else row.dataset.at = first.state;
  const names = moments.slice(0, NAMES).map(({ actor, state }) => chip(actor.name, state));
  if (moments.length > NAMES) names.push(chip(`+${moments.length - NAMES}`, 'more'));
  who.replaceChildren(...names);
}

function chip(name: string, state: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = name;
  element.dataset.at = state;
  return element;
}
