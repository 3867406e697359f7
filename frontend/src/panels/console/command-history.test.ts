import { describe, expect, it } from 'vitest';
import { CommandHistory, parseHistory } from './command-history';

describe('CommandHistory', () => {
  it('goes up to what was typed before, and down again to what was being typed', () => {
    const history = new CommandHistory(['a', 'b']);
    expect(history.down('draft')).toBeNull();
    expect(history.up('draft')).toBe('b');
    expect(history.up('b')).toBe('a');
    expect(history.up('a')).toBeNull();
    expect(history.down('a')).toBe('b');
    expect(history.down('b')).toBe('draft');
  });

  it('keeps the same command once, and begins at the end after each', () => {
    const history = new CommandHistory(['a', 'b']);
    history.up('');
    history.add('b');
    expect(history.all).toEqual(['a', 'b']);
    history.add('c');
    expect(history.up('')).toBe('c');
    expect(history.up('c')).toBe('b');
  });

  it('keeps the newest 200', () => {
    const history = new CommandHistory(Array.from({ length: 300 }, (_, i) => `${i}`));
    history.add('last');
    expect(history.all).toHaveLength(200);
    expect(history.all[0]).toBe('101');
  });

  it('reads what was stored, if that is a list of texts', () => {
    expect(parseHistory('["a"]')).toEqual(['a']);
    expect(parseHistory('["a",5]')).toEqual(['a']);
    for (const broken of [null, '', '{', '{}', '5']) expect(parseHistory(broken)).toEqual([]);
  });
});
