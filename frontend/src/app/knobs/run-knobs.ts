import type { KnobValue } from '../../net/api';

/** What the log says of a knob that was moved during the run; other notes have no `knob`. */
export interface KnobNote {
  readonly knob?: string;
  readonly value?: unknown;
}

/** Says at each knob what the run on the screen has, where the knob has been moved away from that. */
export class RunKnobs {
  private readonly form: HTMLFormElement;
  private readonly shownValue: (name: string) => KnobValue | undefined;
  private run: Readonly<Record<string, KnobValue>> | null = null;

  /** Says it in this form; `shownValue` is what a knob shows. */
  constructor(form: HTMLFormElement, shownValue: (name: string) => KnobValue | undefined) {
    this.form = form;
    this.shownValue = shownValue;
  }

  /** Takes these for the values with which the run that is shown began, null if there is none; `notes` tell of knobs that were moved. */
  show(run: Readonly<Record<string, KnobValue>> | null, notes: readonly KnobNote[] = []): void {
    const moved = notes.flatMap(({ knob, value }) => (knob === undefined ? [] : [[knob, value]]));
    this.run = run === null ? null : { ...run, ...Object.fromEntries(moved) };
    this.refresh();
  }

  /** Says it anew, after the knobs were set. */
  refresh(): void {
    for (const row of this.form.querySelectorAll<HTMLElement>('[data-knob]')) {
      const name = row.dataset.knob ?? '';
      const value = this.run?.[name];
      const differs = value !== undefined && value !== this.shownValue(name);
      row.toggleAttribute('data-differs', differs);
      const said = differs ? `this run: ${nameOf(value)}` : '';
      const place = placeIn(row);
      if (place.textContent !== said) place.textContent = said;
    }
  }
}

/** Where a knob says it: beside its name. */
function placeIn(row: HTMLElement): HTMLElement {
  const found = row.querySelector<HTMLElement>('[data-run-value]');
  if (found !== null) return found;
  const place = document.createElement('small');
  place.dataset.runValue = '';
  place.className = 'run-value';
  row.querySelector('label')?.append(' ', place);
  return place;
}

function nameOf(value: KnobValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const isLong = typeof value === 'number' && !Number.isInteger(value);
  return String(isLong ? Number(value.toPrecision(3)) : value);
}
