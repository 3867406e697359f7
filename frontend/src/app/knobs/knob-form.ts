import { chooseNumber } from '../../base/choose-number';
import { scriptOf } from '../../base/program';
import type { KnobValue, RunRequest } from '../../net/api';
import { EngineChoice } from './engine-choice';
import { orderFor } from './preset-orders';
import { type KnobNote, RunKnobs } from './run-knobs';
import { roundOff } from './slider-steps';

type Control = HTMLInputElement | HTMLSelectElement;

/** The sliders that the server rendered: reads them, keeps their numbers in step, and shows what was refused. */
export class KnobForm {
  private readonly form: HTMLFormElement;
  private readonly scenario: string;
  private readonly runKnobs: RunKnobs;
  private readonly engine: EngineChoice;

  constructor(form: HTMLFormElement, scenario: string) {
    this.form = form;
    this.scenario = scenario;
    this.engine = new EngineChoice(form);
    this.runKnobs = new RunKnobs(form, (name) => this.request().knobs[name]);
    roundOff(form);
    for (const type of ['input', 'change']) form.addEventListener(type, () => this.refresh());
    form.addEventListener('change', () => this.fitOrder());
    this.refresh();
  }

  /** Calls back when anything but a knob was chosen: the engine, the seed. */
  onChoice(listener: () => void): void {
    this.form.addEventListener('change', (event) => {
      if ((event.target as Control).closest('[data-knob]') === null) listener();
    });
  }

  /** Calls back when the user has released a knob, with its name, its value and whether it is live. */
  onTurn(listener: (name: string, value: KnobValue, live: boolean) => void): void {
    this.form.addEventListener('change', (event) => {
      const control = event.target as Control;
      const row = control.closest<HTMLElement>('[data-knob]');
      if (row === null) return;
      this.clearProblems();
      listener(control.name, read(control), row.classList.contains('live'));
    });
  }

  /** Says at each knob where the run on the screen has another value: `began` with which it began, null if there is none. */
  showRun(began: Readonly<Record<string, KnobValue>> | null, notes: readonly KnobNote[]): void {
    this.runKnobs.show(began, notes);
  }

  /** The knobs that may be moved during a run. */
  live(): Record<string, KnobValue> {
    const live = this.controls().filter((c) => c.closest('.live') !== null);
    return Object.fromEntries(live.map((c) => [c.name, read(c)]));
  }

  /** What these sliders start. */
  request(): RunRequest {
    const knobs = Object.fromEntries(this.controls().map((c) => [c.name, read(c)]));
    const fields = new FormData(this.form);
    const engine = this.engine.chosen;
    const seed = String(fields.get('seed') ?? '').trim();
    const script = scriptOf(this.scenario);
    const isPython = script !== null || this.engine.language === 'python';
    return {
      ...(script === null ? { scenario: this.scenario } : { script }),
      knobs,
      ...(engine !== null && { engine }),
      ...(seed !== '' && { seed: Number(seed) }),
      ...(this.tempo > 0 && { tempo: this.tempo }),
      ...(this.schedule !== null && { schedule: this.schedule }),
      ...(fields.has('interactive') && isPython && { interactive: true }),
    };
  }

  /** The least number of milliseconds between two operations. */
  get tempo(): number {
    return Number(new FormData(this.form).get('tempo') ?? 0);
  }

  /** The id of the engine that runs the next run; null where there is no choice. */
  get engineChosen(): string | null {
    return this.engine.chosen;
  }

  /** The order of operations that is to be forced, or null for a free run. */
  get schedule(): string | null {
    const field = this.scheduleField();
    return field === null || field.disabled ? null : field.value;
  }

  set schedule(schedule: string | null) {
    const field = this.scheduleField();
    if (field === null) return;
    field.value = schedule ?? '';
    field.disabled = schedule === null;
    const row = field.closest<HTMLElement>('[data-forced]');
    if (row !== null) row.hidden = schedule === null;
  }

  /** Sets the knobs and the order of a preset, and leaves the engine as it was chosen. */
  setPreset(fields: Readonly<Record<string, unknown>>): void {
    this.set({ engine: this.engine.chosen, ...fields });
    this.fitOrder();
  }

  /** Sets the knobs and choices that are named, perhaps by a former name; the others go back to their defaults. */
  set(values: Readonly<Record<string, unknown>>): void {
    for (const control of this.controls()) {
      const row = control.closest<HTMLElement>('[data-knob]');
      const value =
        values[control.name] ?? values[row?.dataset.former ?? ''] ?? row?.dataset.default;
      if (value !== undefined) write(control, String(value));
    }
    this.setChoices(values);
    this.clearProblems();
    this.refresh();
  }

  /** What was chosen and differs from the defaults, as a query: a link that carries it. */
  query(): string {
    const query = knobQuery(this.form);
    const { engine, seed, tempo, schedule } = this.request();
    if (engine !== undefined && !this.engine.isDefault) query.set('engine', engine);
    if (seed !== undefined) query.set('seed', String(seed));
    if (tempo !== undefined) query.set('tempo', String(tempo));
    if (schedule !== undefined) query.set('schedule', schedule);
    // a comma needs no escape here, and a schedule is nothing but commas and short numbers
    const text = query.toString().replaceAll('%2C', ',');
    return text === '' ? '' : `?${text}`;
  }

  /** Says at its slider what was refused; false if it is about none. */
  showProblem(message: string, knob: string | null): boolean {
    this.clearProblems();
    const control = this.controls().find((c) => c.name === knob);
    const said = control?.closest('[data-knob]')?.querySelector<HTMLElement>('[data-problem]');
    if (control === undefined || !said) return false;
    said.textContent = message;
    said.hidden = false;
    control.setAttribute('aria-invalid', 'true');
    said.scrollIntoView({ block: 'nearest' });
    return true;
  }

  clearProblems(): void {
    for (const said of this.form.querySelectorAll<HTMLElement>('[data-problem]'))
      said.hidden = true;
    for (const control of this.controls()) control.removeAttribute('aria-invalid');
  }

  private controls(): Control[] {
    return controlsOf(this.form);
  }

  private setChoices({ engine, seed, tempo, schedule }: Readonly<Record<string, unknown>>): void {
    const field = (name: string) => this.form.querySelector<Control>(`[name="${name}"]`);
    this.engine.choose(engine);
    const seeds = field('seed');
    if (seeds !== null) seeds.value = typeof seed === 'string' ? seed : '';
    const tempos = this.form.elements.namedItem('tempo');
    if (tempos instanceof HTMLSelectElement && Number(tempo) >= 0)
      chooseNumber(tempos, Number(tempo));
    this.schedule = typeof schedule === 'string' ? schedule : null;
  }

  /** Takes the order of a preset that is meant for the program that is chosen. */
  private fitOrder(): void {
    const { schedule } = this;
    if (schedule !== null) this.schedule = orderFor(schedule, this.engine.language);
  }

  private scheduleField(): HTMLInputElement | null {
    return this.form.querySelector('[name="schedule"]');
  }

  private refresh(): void {
    for (const control of this.controls()) {
      const shown = control.closest('[data-knob]')?.querySelector('output b');
      if (shown) shown.textContent = String(read(control));
    }
    this.runKnobs.refresh();
  }
}

/** The knobs of a form that differ from their defaults, by name. */
export function knobQuery(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const control of controlsOf(form)) {
    const value = String(read(control));
    const byDefault = control.closest<HTMLElement>('[data-knob]')?.dataset.default ?? '';
    if (value !== byDefault && Number(value) !== Number(byDefault)) query.set(control.name, value);
  }
  return query;
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('[data-knob] :is(input, select)')];
}

function read(control: Control): KnobValue {
  if (control instanceof HTMLSelectElement) return control.value;
  return control.type === 'checkbox' ? control.checked : Number(control.value);
}

function write(control: Control, value: string): void {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    control.checked = value === 'true';
  } else control.value = presentOption(control, value);
}

/** The present word for an option of a select that may be named by its former one. */
function presentOption(control: Control, value: string): string {
  const options = control instanceof HTMLSelectElement ? [...control.options] : [];
  return options.find((option) => option.dataset.former === value)?.value ?? value;
}
