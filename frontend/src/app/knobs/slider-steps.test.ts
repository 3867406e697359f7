import { describe, expect, it } from 'vitest';
import { neighbour, round, roundOff } from './slider-steps';

describe('knob steps', () => {
  it('go through halves of powers of ten, up and down', () => {
    const up = [0, 0.1, 0.9, 1, 1.5, 9.5, 10, 120, 950, 1000].map((v) => neighbour(v, 1, 0.1));
    expect(up).toEqual([0.1, 0.2, 1, 1.5, 2, 10, 15, 150, 1000, 1500]);
    const down = [0.1, 1, 1.5, 10, 120, 1000, 1500].map((v) => neighbour(v, -1, 0.1));
    expect(down).toEqual([0, 0.9, 1, 9.5, 100, 950, 1000]);
  });

  it('round what the mouse sets to two digits', () => {
    expect([1234.6, 87.3, 0.4].map(round)).toEqual([1200, 87, 0.4]);
  });

  it('leave sliders with few steps to the browser', () => {
    document.body.innerHTML =
      '<form><input type="range" min="1" max="12" step="1" value="5"></form>';
    const form = document.querySelector('form') as HTMLFormElement;
    const slider = document.querySelector('input') as HTMLInputElement;
    roundOff(form);
    const press = new KeyboardEvent('keydown', {
      key: 'ArrowRight',
      bubbles: true,
      cancelable: true,
    });
    slider.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(false);
  });

  it('tell the form of a key press as the browser would', () => {
    document.body.innerHTML =
      '<form><input type="range" min="0" max="2000" step="0.1" value="120"></form>';
    const form = document.querySelector('form') as HTMLFormElement;
    const slider = document.querySelector('input') as HTMLInputElement;
    roundOff(form);
    const told: string[] = [];
    form.addEventListener('input', () => told.push(`input ${slider.value}`));
    form.addEventListener('change', () => told.push(`change ${slider.value}`));
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(told).toEqual(['input 150', 'change 150']);
  });
});
