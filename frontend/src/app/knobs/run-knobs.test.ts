import { beforeEach, expect, test } from 'vitest';
import { KnobForm } from './knob-form';

let form: KnobForm;
let slider: HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML = `<form id="knobs">
    <div class="knob" data-knob="readers" data-default="5"><label><span>Readers</span></label>
      <output><b></b></output><input type="range" name="readers" min="1" max="12" step="1" value="5"></div>
    <div class="knob" data-knob="fair" data-default="false"><label>Fair</label>
      <input type="checkbox" name="fair" value="true"></div></form>`;
  form = new KnobForm(document.querySelector('form') as HTMLFormElement, 'queue-workers');
  slider = document.querySelector('[name="readers"]') as HTMLInputElement;
});

const said = (knob: string) =>
  document.querySelector(`[data-knob="${knob}"] [data-run-value]`)?.textContent;

function move(value: string): void {
  slider.value = value;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}

test('a knob that was moved away from the run says what the run has', () => {
  form.showRun({ readers: 5, fair: true }, []);
  expect(said('readers')).toBe('');
  expect(said('fair')).toBe('this run: on');
  move('9');
  expect(said('readers')).toBe('this run: 5');
  move('5');
  expect(said('readers')).toBe('');
});

test('a knob that the run has taken over says nothing, and neither does any without a run', () => {
  form.showRun({ readers: 5, fair: false }, []);
  move('9');
  form.showRun({ readers: 5, fair: false }, [{}, { knob: 'readers', value: 9 }]);
  expect(said('readers')).toBe('');
  move('3');
  expect(said('readers')).toBe('this run: 9');
  form.showRun(null, []);
  expect(said('readers')).toBe('');
});

test('the knobs that a preset sets say it, too', () => {
  form.showRun({ readers: 5, fair: false }, []);
  form.set({ readers: 7 });
  expect(said('readers')).toBe('this run: 5');
});

test('a value with many digits is said in three', () => {
  form.showRun({ readers: 0.001_207_35, fair: false }, []);
  expect(said('readers')).toBe('this run: 0.00121');
});
