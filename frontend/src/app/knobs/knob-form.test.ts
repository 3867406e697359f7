import { beforeEach, describe, expect, it } from 'vitest';
import { KnobForm } from './knob-form';

const MARKUP = `<form id="knobs">
  <div class="knob" data-knob="readers" data-default="5">
    <output><b></b></output><input type="range" name="readers" min="1" max="12" step="1" value="5">
    <p data-problem hidden></p></div>
  <div class="knob live" data-knob="workMs" data-former="work" data-default="700.0">
    <output><b></b></output><input type="range" name="workMs" min="0" max="2000" step="0.1" value="700.0">
    <p data-problem hidden></p></div>
  <div class="knob" data-knob="fair" data-default="false"><input type="checkbox" name="fair" value="true">
    <p data-problem hidden></p></div>
  <div class="knob" data-knob="kind" data-default="plain">
    <select name="kind"><option>plain</option><option data-former="limited">bounded</option></select><p data-problem hidden></p></div>
  <input name="seed" type="text">
</form>
<select name="tempo" form="knobs"><option value="0">off</option><option value="300">0.3 s</option></select>`;

describe('KnobForm', () => {
  let element: HTMLFormElement;
  let form: KnobForm;

  beforeEach(() => {
    document.body.innerHTML = MARKUP;
    element = document.querySelector('form') as HTMLFormElement;
    form = new KnobForm(element, 'queue-workers');
  });

  const control = (name: string) =>
    element.elements.namedItem(name) as HTMLInputElement & HTMLSelectElement;

  it('reads every knob in its own type', () => {
    expect(form.request()).toEqual({
      scenario: 'queue-workers',
      knobs: { readers: 5, workMs: 700, fair: false, kind: 'plain' },
    });
  });

  it('sends a seed only if one was given', () => {
    control('seed').value = ' 42 ';
    expect(form.request().seed).toBe(42);
  });

  it('sends a tempo only if there is one, and carries it in links', () => {
    expect(form.query()).toBe('');
    control('tempo').value = '300';
    expect(form.request().tempo).toBe(300);
    form.set({ readers: 3 });
    expect(form.query()).toBe('?readers=3&tempo=300');
    form.set({ tempo: '250' });
    expect(form.request().tempo).toBe(250);
  });

  it('shows the number of a slider while it is moved', () => {
    control('readers').value = '9';
    control('readers').dispatchEvent(new Event('input', { bubbles: true }));
    expect(element.querySelector('output b')?.textContent).toBe('9');
  });

  it('makes a link of the knobs that differ from their defaults', () => {
    expect(form.query()).toBe('');
    form.set({ readers: 3, fair: true });
    expect(form.query()).toBe('?readers=3&fair=true');
  });

  it('goes back to the defaults for what a preset does not name', () => {
    form.set({ readers: 3, kind: 'bounded' });
    form.set({ workMs: 200 });
    expect(form.request().knobs).toEqual({ readers: 5, workMs: 200, fair: false, kind: 'plain' });
  });

  it('takes a knob by its former name, as links and logs of earlier versions have it', () => {
    form.set({ work: 300 });
    expect(form.request().knobs.workMs).toBe(300);
    form.set({ work: 300, workMs: 400 });
    expect(form.request().knobs.workMs).toBe(400);
  });

  it('takes an option by its former word, too', () => {
    form.set({ kind: 'limited' });
    expect(form.request().knobs.kind).toBe('bounded');
    form.set({ kind: 'plain' });
    expect(form.request().knobs.kind).toBe('plain');
  });

  it('says at its slider what was refused, until a knob is turned', () => {
    expect(form.showProblem('Too many.', 'readers')).toBe(true);
    const said = element.querySelector<HTMLElement>('[data-knob="readers"] [data-problem]');
    expect(said?.hidden).toBe(false);
    expect(control('readers').getAttribute('aria-invalid')).toBe('true');
    form.onTurn(() => undefined);
    control('fair').dispatchEvent(new Event('change', { bubbles: true }));
    expect(said?.hidden).toBe(true);
  });

  it('knows that a problem is about no slider', () => {
    expect(form.showProblem('Too many runs.', null)).toBe(false);
  });

  it('tells which knob was turned, and whether it may be during the run', () => {
    const turns: unknown[] = [];
    form.onTurn((...turn) => turns.push(turn));
    control('workMs').value = '250';
    control('workMs').dispatchEvent(new Event('change', { bubbles: true }));
    control('fair').checked = true;
    control('fair').dispatchEvent(new Event('change', { bubbles: true }));
    expect(turns).toEqual([
      ['workMs', 250, true],
      ['fair', true, false],
    ]);
  });
});
