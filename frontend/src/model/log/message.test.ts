import { describe, expect, it } from 'vitest';
import { writeChunk } from '../testing/log-writer';
import { decodeMessage, NONE } from './message';

describe('decodeMessage', () => {
  const chunk = writeChunk(7, [
    { t: 1.5, actor: 0, kind: 'started', line: 300 },
    { t: 2.5, actor: 1, kind: 'put', object: 3, value: -70_000, peer: 0, text: '100' },
  ]);

  it('hands over columns as typed arrays, wherever they lie in the message', () => {
    for (let shift = 0; shift < 8; shift++) {
      const moved = new Uint8Array(chunk.length + shift);
      moved.set(chunk, shift);
      const [decoded] = decodeMessage(moved.subarray(shift));
      expect(decoded?.t).toEqual(new Float64Array([1.5, 2.5]));
      expect(decoded?.value).toEqual(new Int32Array([0, -70_000]));
      expect(decoded?.object).toEqual(new Uint16Array([NONE, 3]));
      expect(decoded?.line).toEqual(new Uint16Array([300, 0]));
      expect(decoded?.kind).toEqual(new Uint8Array([0, 14]));
    }
  });

  it('takes several chunks one after the other, and passes over the header of a file', () => {
    const header = writeHeader();
    const next = writeChunk(9, [{ t: 3, actor: 0, kind: 'ended' }]);
    const decoded = decodeMessage(Uint8Array.from([...header, ...chunk, ...next]));
    expect(decoded.map(({ seq, count }) => [seq, count])).toEqual([
      [7, 2],
      [9, 1],
    ]);
  });

  it('takes a column that is missing as empty: no object, no peer, no text', () => {
    // {"seq": 0, "count": 1}
    const [decoded] = decodeMessage(
      Uint8Array.from([0xa2, 0x63, 0x73, 0x65, 0x71, 0, 0x65, 0x63, 0x6f, 0x75, 0x6e, 0x74, 1]),
    );
    expect(decoded?.object[0]).toBe(NONE);
    expect(decoded?.peer[0]).toBe(NONE);
    expect(decoded?.text[0]).toBe(0);
    expect(decoded?.notes).toEqual([]);
  });

  it('refuses a column that is too short', () => {
    const broken = writeChunk(0, []);
    const at = String.fromCharCode(...broken).indexOf('count') + 5;
    broken[at] = 1;
    expect(() => decodeMessage(broken)).toThrow('column');
  });
});

/** The map {"format": "syncline"}. */
function writeHeader(): number[] {
  const text = (word: string) => [0x60 + word.length, ...new TextEncoder().encode(word)];
  return [0xa1, ...text('format'), ...text('syncline')];
}
