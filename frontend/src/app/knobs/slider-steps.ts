/** A slider with more steps than this cannot be set to a round number by hand. */
const FINE = 400;

/** Makes sliders with many small steps land on round numbers: two digits by mouse, halves of a power of ten by key. */
export function roundOff(form: HTMLFormElement): void {
  let byKey = false;
  form.addEventListener('keydown', (event) => {
    byKey = true;
    const slider = fineSlider(event.target);
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (slider === null || direction === undefined) return;
    event.preventDefault();
    slider.value = String(neighbour(Number(slider.value), direction, Number(slider.step)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  form.addEventListener('pointerdown', () => {
    byKey = false;
  });
  form.addEventListener('input', (event) => {
    const slider = fineSlider(event.target);
    if (slider !== null && !byKey) slider.value = String(round(Number(slider.value)));
  });
}

/** The value rounded to two digits. */
export function round(value: number): number {
  return Number(value.toPrecision(2));
}

/** The next half of a power of ten above or below the value, at least one step away. */
export function neighbour(value: number, direction: number, step: number): number {
  const below = direction < 0 ? 1 - 1e-9 : 1;
  const power = value > 0 ? 10 ** Math.floor(Math.log10(value * below)) : 0;
  const size = Math.max(step, power / 2);
  const at = value / size;
  const next = direction > 0 ? Math.floor(at + 1e-9) + 1 : Math.ceil(at - 1e-9) - 1;
  return Number((next * size).toPrecision(12));
}

function fineSlider(target: EventTarget | null): HTMLInputElement | null {
  if (!(target instanceof HTMLInputElement) || target.type !== 'range') return null;
  return (Number(target.max) - Number(target.min)) / Number(target.step) > FINE ? target : null;
}
