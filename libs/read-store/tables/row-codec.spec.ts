import { canonicalJson } from './canonical-json.js';
import { boolean, integer, json, oneOf, text } from './column.js';
import { RowCodec } from './row-codec.js';
import { table } from './table.js';

const everything = table('everything', {
  key: 'id',
  columns: {
    id: text(),
    word: oneOf('ONE', 'TWO'),
    whole: integer(),
    part: integer().nullable(),
    isSo: boolean(),
    list: json<readonly object[]>(),
  },
});
const codec = new RowCodec(everything);
const fields = { word: 'ONE', whole: 1, part: null, isSo: true, list: [{ b: 1, a: 2 }] };

it('stores values in the order of the columns, JSON in one form whatever the order of its names', () => {
  expect(codec.whole('x', fields)).toEqual(['x', 'ONE', 1, null, true, '[{"a":2,"b":1}]']);
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
});

it('changes the named columns alone', () => {
  expect(codec.changed(codec.whole('x', fields), { part: 5 })).toEqual(['x', 'ONE', 1, 5, true, '[{"a":2,"b":1}]']);
});

it.each([
  [{ word: 'THREE' }, 'everything.word must be one of ONE, TWO'],
  [{ whole: 0.5 }, 'everything.whole must be a safe integer'],
  [{ whole: 2 ** 53 }, 'everything.whole must be a safe integer'],
  [{ whole: null }, 'everything.whole must be a safe integer'],
  [{ part: Number.NaN }, 'everything.part must be a safe integer or null'],
  [{ isSo: 1 }, 'everything.isSo must be true or false'],
  [{ list: 'none' }, 'everything.list must be an array or object'],
  [{ word: undefined }, 'everything.word must be one of ONE, TWO'],
  [{ other: 1 }, 'everything has no column other'],
])('refuses %j and names the column', (wrong, message) => {
  expect(() => codec.whole('x', { ...fields, ...wrong })).toThrow(message);
});

it('refuses a row that lacks a column', () => {
  const { part: _part, ...lacking } = fields;
  expect(() => codec.whole('x', lacking)).toThrow('everything.part is missing');
});

it.each([
  ['parked', { key: 'id', columns: { id: text() } }, 'cannot be called'],
  ['two__parts', { key: 'id', columns: { id: text() } }, 'cannot be called'],
  ['fine', { key: 'id', columns: { id: text().nullable() } }, 'must be text that is never null'],
  ['fine', { key: 'id', columns: { id: integer() } }, 'must be text that is never null'],
  ['fine', { key: 'id', columns: { id: text(), validFrom: integer() } }, 'validFrom'],
] as const)('refuses to define the table %s of %j', (name, parts, message) => {
  expect(() => table<string, typeof parts.columns, 'id'>(name, parts)).toThrow(message);
});
