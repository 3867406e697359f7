import { describe, expect, it } from 'vitest';
import { showRefusal } from './dom';

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
