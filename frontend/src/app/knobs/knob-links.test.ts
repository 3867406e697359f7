import { afterEach, describe, expect, it } from 'vitest';
import { wireKnobLinks } from './knob-links';

function show(links: string): void {
  document.body.innerHTML = `
    <form id="knobs">
      <div data-knob="readers" data-default="5"><input name="readers" type="range" min="1" max="12" value="5"></div>
      <div data-knob="fair" data-default="true"><input name="fair" type="checkbox" checked></div>
    </form>${links}`;
  wireKnobLinks();
}

const input = (name: string) => document.querySelector(`[name="${name}"]`) as HTMLInputElement;
const link = () => document.querySelector('a') as HTMLAnchorElement;

afterEach(() => document.body.replaceChildren());

describe('a link that carries the knobs', () => {
  it('has those that differ from their defaults when it is used, not when the page was loaded', () => {
    show('<a data-knob-prefix href="/scenarios/x/outcomes?readers=9">Run 100 times</a>');
    input('readers').value = '7';
    input('fair').checked = false;
    link().dispatchEvent(new Event('pointerdown'));
    expect(link().getAttribute('href')).toMatch(/\/scenarios\/x\/outcomes\?readers=7&fair=false$/);
  });

  it('puts what its page wants before each name, and keeps the scenario', () => {
    show('<a data-knob-prefix="a." href="/compare?scenario=x&a.readers=9">Compare</a>');
    input('readers').value = '8';
    link().dispatchEvent(new Event('focus'));
    expect(link().getAttribute('href')).toMatch(/\/compare\?scenario=x&a\.readers=8$/);
  });

  it('has the engine, unless it is the first one', () => {
    show(`<a data-knob-prefix="a." href="/compare?scenario=x">Compare</a>
      <select name="engine" form="knobs"><option>threads</option><option>cpython-3.9.18</option></select>`);
    link().dispatchEvent(new Event('focus'));
    expect(link().getAttribute('href')).toMatch(/\/compare\?scenario=x$/);
    document.querySelector('select')?.options[1]?.setAttribute('selected', '');
    link().dispatchEvent(new Event('focus'));
    expect(link().getAttribute('href')).toMatch(/scenario=x&a\.engine=cpython-3\.9\.18$/);
  });

  it('is left alone on a page without knobs', () => {
    document.body.innerHTML = '<a data-knob-prefix href="/x?y=1">X</a>';
    wireKnobLinks();
    link().dispatchEvent(new Event('focus'));
    expect(link().getAttribute('href')).toBe('/x?y=1');
  });
});
