import { beforeEach, describe, expect, it } from 'vitest';
import { KnobForm } from './knob-form';

const JAVA = '<option value="threads">Java threads</option>';
const PYTHON =
  '<option value="cpython-3.13.0">Python 3.13</option><option value="cpython-3.9.18">Python 3.9</option>';

let form: KnobForm;
let turned: number;

/** What the server renders: the form, and the choice of the engine elsewhere on the page. */
function render(options: string): void {
  document.body.innerHTML = `<select name="engine" form="knobs">${options}</select><form id="knobs">
    <div class="knob" data-knob="readers" data-default="5"><input name="readers" value="5"></div>
    <p data-forced hidden><input type="hidden" name="schedule" disabled></p></form>
    <form data-preset><input type="hidden" name="schedule" value="0x2,1x3" data-python="0x2,1x2"></form>`;
  form = new KnobForm(document.querySelector('form') as HTMLFormElement, 'queue-workers');
  turned = 0;
  form.onChoice(() => turned++);
}

const select = () => document.querySelector('select') as HTMLSelectElement;
function choose(engine: string): void {
  select().value = engine;
  select().dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the choice of the engine', () => {
  beforeEach(() => render(JAVA + PYTHON));

  it('is part of the request and of the link, and tells of a change', () => {
    expect(form.query()).toBe('');
    choose('cpython-3.9.18');
    expect(form.request().engine).toBe('cpython-3.9.18');
    expect(form.query()).toBe('?engine=cpython-3.9.18');
    expect(turned).toBe(1);
  });

  it('is the best Python where a link or a run names one that is not here', () => {
    form.set({ engine: 'cpython-3.12.1' });
    expect(select().value).toBe('cpython-3.13.0');
    form.set({ engine: 'cpython' });
    expect(select().value).toBe('cpython-3.13.0');
    form.set({ engine: 'steam' });
    expect(select().value).toBe('threads');
  });

  it('stays as it is with a preset, and goes back to the first one with a link that names none', () => {
    choose('cpython-3.9.18');
    form.setPreset({ readers: '7' });
    expect(form.request()).toMatchObject({ engine: 'cpython-3.9.18', knobs: { readers: 7 } });
    form.set({});
    expect(form.request().engine).toBe('threads');
  });

  it('decides whether the order of a preset is that of Java or of Python', () => {
    form.setPreset({ schedule: '0x2,1x3' });
    expect(form.request()).toMatchObject({ engine: 'threads', schedule: '0x2,1x3' });
    choose('cpython-3.9.18');
    expect(form.request()).toMatchObject({ engine: 'cpython-3.9.18', schedule: '0x2,1x2' });
    form.setPreset({ schedule: '0x2,1x3' });
    expect(form.schedule).toBe('0x2,1x2');
    choose('threads');
    expect(form.schedule).toBe('0x2,1x3');
  });

  it('leaves an order that is of no preset as it is', () => {
    form.set({ engine: 'cpython-3.9.18', schedule: '0,1x9' });
    choose('threads');
    expect(form.schedule).toBe('0,1x9');
    form.schedule = null;
    choose('cpython-3.9.18');
    expect(form.schedule).toBeNull();
  });

  it('is none where only one engine can run the scenario', () => {
    document.querySelector('select')?.remove();
    form = new KnobForm(document.querySelector('form') as HTMLFormElement, 'queue-workers');
    form.setPreset({ schedule: '0x2,1' });
    expect('engine' in form.request()).toBe(false);
  });
});
