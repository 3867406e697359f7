import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf } from './testing/contrast';

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');

/** The properties that a theme sets, by their names. */
function tokensOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}', 1)[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', v = '']) => [name, v]),
  );
}

const light = tokensOf(':root');
const contrast = tokensOf(':root[data-theme="contrast"]');
const STATES = ['running', 'holding', 'waiting', 'blocked', 'sleeping', 'deadlock'] as const;
const colour = (name: string) => contrast.get(name) ?? '';

describe('the theme of high contrast', () => {
  it('has a colour of its own wherever the light theme has one', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
    expect(colours.length).toBeGreaterThan(25);
    expect(colours.filter((name) => !contrast.has(name))).toEqual([]);
  });

  it('has ink of pure black on pure white', () => {
    expect(['page', 'panel', 'ink'].map(colour)).toEqual(['#ffffff', '#ffffff', '#000000']);
  });

  it.each(['ink', 'ink-2', 'ink-3', 'code-keyword', 'code-call', 'code-value', 'code-comment'])(
    'reads --%s on a panel at 7:1 or better',
    (name) => {
      expect(contrastOf(colour(name), colour('panel'))).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(STATES)('reads a label on a bar that is %s at 7:1 or better', (state) => {
    expect(contrastOf(colour(`${state}-text`), colour(`${state}-fill`))).toBeGreaterThanOrEqual(7);
  });

  it.each(STATES)('edges a bar that is %s at 3:1 or better against the panel', (state) => {
    expect(contrastOf(colour(`${state}-edge`), colour('panel'))).toBeGreaterThanOrEqual(3);
  });

  it('tells lines and past arrows from the panel at 3:1 or better', () => {
    for (const name of ['line', 'arrow-past'])
      expect(contrastOf(colour(name), colour('panel')), name).toBeGreaterThanOrEqual(3);
  });
});
