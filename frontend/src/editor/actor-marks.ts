import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** An actor at a line of the program. */
export interface StandingAt {
  readonly line: number;
  readonly name: string;
  readonly state: string;
}

/** Draws the names of the actors who stand at one line. */
export type Chips = (here: readonly StandingAt[]) => HTMLElement[];

/** What is marked: where the actors stand, and the line of the event that is selected, or null. */
export interface LineMarks {
  readonly standing: readonly StandingAt[];
  readonly current: number | null;
}

/** Marks other lines than before. */
export const markLines = StateEffect.define<LineMarks>();

/** Marks in the editor where the actors stand, each with the colour of its state and its name, and the selected line. */
export function actorMarks(chips: Chips): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(markLines))
          return Decoration.set(ranges(effect.value, transaction.state.doc, chips), true);
      }
      return marks.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

interface Lines {
  readonly lines: number;
  line(number: number): { readonly from: number; readonly to: number };
}

function ranges({ standing, current }: LineMarks, doc: Lines, chips: Chips): Range<Decoration>[] {
  const all: Range<Decoration>[] = [];
  const byLine = grouped(standing);
  for (const [number, here] of byLine) {
    const [first] = here;
    if (number < 1 || number > doc.lines || first === undefined) continue;
    const line = doc.line(number);
    all.push(Decoration.line({ attributes: { 'data-at': first.state } }).range(line.from));
    all.push(Decoration.widget({ widget: new Names(here, chips), side: 1 }).range(line.to));
  }
  if (current !== null && current >= 1 && current <= doc.lines)
    all.push(Decoration.line({ class: 'cm-current' }).range(doc.line(current).from));
  return all;
}

function grouped(standing: readonly StandingAt[]): Map<number, StandingAt[]> {
  const lines = new Map<number, StandingAt[]>();
  for (const one of standing) lines.set(one.line, [...(lines.get(one.line) ?? []), one]);
  return lines;
}

/** The names of the actors at a line. */
class Names extends WidgetType {
  private readonly here: readonly StandingAt[];
  private readonly chips: Chips;

  constructor(here: readonly StandingAt[], chips: Chips) {
    super();
    this.here = here;
    this.chips = chips;
  }

  override eq(other: Names): boolean {
    return key(this.here) === key(other.here);
  }

  override toDOM(): HTMLElement {
    const who = document.createElement('span');
    who.className = 'cm-who';
    who.append(...this.chips(this.here));
    return who;
  }
}

function key(here: readonly StandingAt[]): string {
  return here.map(({ name, state }) => `${name}\n${state}`).join('\n');
}
