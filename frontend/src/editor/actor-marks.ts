import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** An actor at a line of the program. */
export interface Standing {
  readonly line: number;
  readonly name: string;
  readonly state: string;
}

/** What is marked: where the actors stand, and the line of the event that is selected, or null. */
export interface LineMarks {
  readonly standing: readonly Standing[];
  readonly current: number | null;
}

/** How many names fit beside a line; the rest is counted. */
const NAMES = 3;

/** Marks other lines than before. */
export const markLines = StateEffect.define<LineMarks>();

/** Marks in the editor where the actors stand, each with the colour of its state and its name, and the selected line. */
export const ACTOR_MARKS: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(markLines))
        return Decoration.set(ranges(effect.value, transaction.state.doc), true);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

interface Lines {
  readonly lines: number;
  line(number: number): { readonly from: number; readonly to: number };
}

function ranges({ standing, current }: LineMarks, doc: Lines): Range<Decoration>[] {
  const all: Range<Decoration>[] = [];
  const byLine = grouped(standing);
  for (const [number, here] of byLine) {
    const [first] = here;
    if (number < 1 || number > doc.lines || first === undefined) continue;
    const line = doc.line(number);
    all.push(Decoration.line({ attributes: { 'data-at': first.state } }).range(line.from));
    all.push(Decoration.widget({ widget: new Names(here), side: 1 }).range(line.to));
  }
  if (current !== null && current >= 1 && current <= doc.lines)
    all.push(Decoration.line({ class: 'cm-current' }).range(doc.line(current).from));
  return all;
}

function grouped(standing: readonly Standing[]): Map<number, Standing[]> {
  const lines = new Map<number, Standing[]>();
  for (const one of standing) lines.set(one.line, [...(lines.get(one.line) ?? []), one]);
  return lines;
}

/** The names of the actors at a line. */
class Names extends WidgetType {
  private readonly here: readonly Standing[];

  constructor(here: readonly Standing[]) {
    super();
    this.here = here;
  }

  override eq(other: Names): boolean {
    return key(this.here) === key(other.here);
  }

  override toDOM(): HTMLElement {
    const who = document.createElement('span');
    who.className = 'cm-who';
    for (const { name, state } of this.here.slice(0, NAMES)) who.append(chip(name, state));
    const others = this.here.slice(NAMES).map(({ name }) => name);
    if (others.length > 0) who.append(chip(`+${others.length}`, 'more', others.join(', ')));
    return who;
  }
}

function key(here: readonly Standing[]): string {
  return here.map(({ name, state }) => `${name}\n${state}`).join('\n');
}

function chip(text: string, state: string, title = ''): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  element.title = title;
  element.dataset.at = state;
  return element;
}
