import { describe, expect, it } from 'vitest';
import { EventSearch, MOST_FOUND } from './event-search';

function log(...sentences: string[]) {
  return {
    firstSeq: 0,
    get nextSeq() {
      return sentences.length;
    },
    sentence: (seq: number) => sentences[seq] ?? '',
    add: (sentence: string) => sentences.push(sentence),
  };
}

const SHOP = () =>
  log('Ann waits for bread', 'Bob notifies bread', 'Ann got bread', 'Bob waits for flour');

function search(text: string, on = SHOP()): EventSearch {
  const search = new EventSearch(on, text);
  search.readOn(1000);
  return search;
}

describe('the search in the events', () => {
  it('finds what has all words, in any order and case', () => {
    expect(search('bread ANN').found).toEqual([0, 2]);
    expect(search('waits').found).toEqual([0, 3]);
    expect(search('rye').found).toEqual([]);
  });

  it('reads bit by bit, and goes on when the log has grown', () => {
    const shop = SHOP();
    const bread = new EventSearch(shop, 'bread');
    expect(bread.readOn(2)).toBe(false);
    expect(bread.found).toEqual([0, 1]);
    expect(bread.readOn(2)).toBe(true);
    shop.add('Cid got bread');
    expect(bread.readOn(2)).toBe(true);
    expect(bread.found).toEqual([0, 1, 2, 4]);
  });

  it('goes round from the last one to the first, and back', () => {
    const waits = search('waits');
    expect(waits.placeAfter(-1)).toBe(0);
    expect(waits.placeAfter(0)).toBe(1);
    expect(waits.placeAfter(3)).toBe(0);
    expect(waits.placeBefore(3)).toBe(0);
    expect(waits.placeBefore(0)).toBe(1);
  });

  it('begins with the first event that is still kept', () => {
    expect(search('bread', { ...SHOP(), firstSeq: 1, nextSeq: 4 }).found).toEqual([1, 2]);
  });

  it('keeps no more than a limit', () => {
    const many = { firstSeq: 0, nextSeq: MOST_FOUND + 5, sentence: () => 'again' };
    const again = new EventSearch(many, 'again');
    expect(again.readOn(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(again.found).toHaveLength(MOST_FOUND);
  });
});
