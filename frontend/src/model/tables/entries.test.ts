import { describe, expect, it } from 'vitest';
import { entriesOf } from './entries';

describe('entriesOf', () => {
  it.each([
    ["{'tea': 3, 'jam': 1}", { "['tea']": '3', "['jam']": '1' }],
    ["{'a: b': [1, 2], 'c': {'d': 1}}", { "['a: b']": '[1, 2]', "['c']": "{'d': 1}" }],
    ["[[], ['note 1', 'note 2']]", { '[0]': '[]', '[1]': "['note 1', 'note 2']" }],
    ["{'it\\'s: so, sir': 1, 'b': 2}", { "['it\\'s: so, sir']": '1', "['b']": '2' }],
    [`{"it's: so": 1}`, { '["it\'s: so"]': '1' }],
    ["Namespace(x=1, y='a, b')", { '.x': '1', '.y': "'a, b'" }],
    ["['tea', 'jam']", {}],
    ['[]', {}],
    ['{}', {}],
    ['7', {}],
    ["{'tea': 3, 'jam': …", { "['tea']": '3' }],
  ])('finds the entries of %s', (text, entries) => {
    expect(Object.fromEntries(entriesOf(text))).toEqual(entries);
  });
});
