import { describe, expect, it } from 'vitest';
import { NameFilter } from './name-filter';

const NAMES = ['Main', 'Worker 1', 'Worker 12', 'ThreadPoolExecutor-0_1'];

const accepted = (text: string) => NAMES.filter((name) => new NameFilter(text).accepts(name));

describe('the filter of names', () => {
  it.each([
    ['', NAMES],
    [' , ', NAMES],
    ['work', ['Worker 1', 'Worker 12']],
    ['WORKER 12', ['Worker 12']],
    ['12 worker', ['Worker 12']],
    ['main, pool', ['Main', 'ThreadPoolExecutor-0_1']],
    ['main,', ['Main']],
    ['nobody', []],
    ['.*', []],
  ])('%j accepts what has all words, of any part between commas', (text, names) => {
    expect(accepted(text)).toEqual(names);
  });
});
