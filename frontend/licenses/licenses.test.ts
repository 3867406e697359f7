import { describe, expect, it } from 'vitest';
import own from '../package.json' with { type: 'json' };
import { missing } from './licenses';

describe('the licences of what the pages load', () => {
  it('gain the text of each font, which no script imports', () => {
    const added = missing('## lit - 3.3.3 (BSD-3-Clause)\n## cbor-x - 1.6.9 (MIT)\n');
    expect(added).toMatch(/## @fontsource-variable\/inter - [\d.]+ \(OFL-1\.1\)/);
    expect(added).toMatch(/## @fontsource-variable\/jetbrains-mono - [\d.]+ \(OFL-1\.1\)/);
    expect(added.match(/SIL OPEN FONT LICENSE Version 1\.1/g)).toHaveLength(2);
    expect(added).not.toContain('## lit');
  });

  it('stay as they are when nothing is missing', () => {
    const all = Object.keys(own.dependencies);
    expect(missing(all.map((name) => `## ${name} - 1`).join('\n'))).toBe('');
  });
});
