import { describe, expect, it } from 'vitest';
import { describeHits, matches, wordsOf } from './search';

const TEXT =
  'two locks, two orders\neach thread waits for ever.\ndeadlock-two-locks\nwhen it goes wrong';

const finds = (query: string) => matches(TEXT, wordsOf(query));

describe('a search', () => {
  it('finds a part of a word, in either case', () => {
    expect(finds('lock')).toBe(true);
    expect(finds('DEADLOCK')).toBe(true);
    expect(finds('semaphore')).toBe(false);
  });

  it('wants every word, in any order and at any distance', () => {
    expect(finds('wrong orders')).toBe(true);
    expect(finds('wrong queue')).toBe(false);
  });

  it('finds everything by nothing, whatever space there is around it', () => {
    expect(finds('')).toBe(true);
    expect(finds('  \t ')).toBe(true);
    expect(finds('  locks  ')).toBe(true);
  });

  it('takes signs for what they are', () => {
    expect(finds('.*')).toBe(false);
    expect(finds('two-locks')).toBe(true);
  });

  it('says how many it found, and without words how many there are', () => {
    expect(describeHits(3, 36, ['lock'])).toBe('3 of 36 scenarios');
    expect(describeHits(0, 36, ['nix'])).toBe('0 of 36 scenarios');
    expect(describeHits(36, 36, [])).toBe('36 scenarios');
  });
});
