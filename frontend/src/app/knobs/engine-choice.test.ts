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
    <p data-forced hidden><input type="hidden" name="schedule" disabled>
      <span data-forced-engine hidden></span></p></form>`;
  form = new KnobForm(document.querySelector('form') as HTMLFormElement, 'queue-workers');
  turned = 0;
  form.onChoice(() => turned++);
}

const select = () => document.querySelector('select') as HTMLSelectElement;
const said = () => {
  const place = document.querySelector('[data-forced-engine]') as HTMLElement;
  return place.hidden ? null : place.textContent;
};

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

  it('is Java as long as an order is forced, which is said, and then what it was', () => {
    choose('cpython-3.9.18');
    form.setPreset({ schedule: '0x2,1' });
    expect(form.request()).toMatchObject({ engine: 'threads', schedule: '0x2,1' });
    expect(said()).toBe('Python 3.9 cannot do that: Java threads run instead.');
    expect([...select().options].map(({ disabled }) => disabled)).toEqual([false, true, true]);
    form.setPreset({ schedule: '0x3' });
    expect(said()).toContain('Python 3.9');
    form.setPreset({});
    expect(form.request().engine).toBe('cpython-3.9.18');
    expect(said()).toBeNull();
    expect([...select().options].some(({ disabled }) => disabled)).toBe(false);
  });

  it('is what it was as soon as the run is to be free', () => {
    choose('cpython-3.9.18');
    form.schedule = '0x2,1';
    expect(form.engineChosen).toBe('threads');
    form.schedule = null;
    expect(form.engineChosen).toBe('cpython-3.9.18');
  });

  it('says nothing where Java was chosen anyway', () => {
    form.setPreset({ schedule: '0x2,1' });
    expect(said()).toBeNull();
    form.schedule = null;
    expect(form.request().engine).toBe('threads');
  });

  it('leaves it to the server to refuse an order where there is no Java', () => {
    render(PYTHON);
    form.setPreset({ schedule: '0x2,1' });
    expect(form.request().engine).toBe('cpython-3.13.0');
  });

  it('is none where only one engine can run the scenario', () => {
    document.querySelector('select')?.remove();
    form = new KnobForm(document.querySelector('form') as HTMLFormElement, 'queue-workers');
    form.setPreset({ schedule: '0x2,1' });
    expect('engine' in form.request()).toBe(false);
  });
});
