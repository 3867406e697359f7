import { describe, expect, it } from 'vitest';
import { ignoreSecondClicks, showRefusal } from './dom';

describe('a refusal', () => {
  it('leads to what is running where a limit is reached, and to nowhere else', () => {
    const place = document.createElement('p');
    showRefusal(place, { message: '8 runs are already going.', activity: '/activity' });
    const link = place.querySelector('a');
    expect(place.textContent).toBe('8 runs are already going. What is running?');
    expect(link?.getAttribute('href')).toBe('/activity');
    showRefusal(place, { message: '8 runs are already going.', activity: '/activity' });
    expect(place.querySelector('a'), 'not made anew, which would be read out again').toBe(link);
    showRefusal(place, { message: 'No.', activity: null });
    expect(place.innerHTML).toBe('No.');
    showRefusal(place, null);
    expect(place.hidden).toBe(true);
  });
});

describe('a double click', () => {
  it('presses a button once, and not the one that takes its place', () => {
    const pressed: string[] = [];
    const bar = document.createElement('div');
    for (const name of ['start', 'pause', 'step']) {
      const button = document.createElement('button');
      button.className = name === 'step' ? 'quiet' : 'primary';
      button.addEventListener('click', () => pressed.push(name));
      bar.append(button);
    }
    document.body.append(bar);
    ignoreSecondClicks('.primary');
    const [start, pause, step] = bar.children;
    start?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    pause?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    step?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    pause?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }));
    expect(pressed, 'by keyboard, too').toEqual(['start', 'step', 'pause']);
    bar.remove();
  });
});
