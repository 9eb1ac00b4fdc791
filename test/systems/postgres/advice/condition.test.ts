// What is read out of a plan's conditions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionsIn, type Meeting } from '../../../../src/systems/postgres/advice/condition.ts';

const cases: Record<string, [key: string, meeting: Meeting][]> = {
  '(t.a = 5)': [['a', 'equal']],
  '(5 = t.a)': [['a', 'equal']],
  '(5 < t.a)': [['a', 'range']],
  '((t.a = $1) AND (t.b >= $2) AND (t.b < $3))': [
    ['a', 'equal'],
    ['b', 'range'],
    ['b', 'range'],
  ],
  '(t.a = ANY ($1))': [['a', 'in']],
  "(t.a = ANY ('{1,2}'::integer[]))": [['a', 'in']],
  '(t.a IS NULL)': [['a', 'null']],
  '((t.a IS NOT NULL) AND (NOT t.b))': [
    ['a', 'not-null'],
    ['b', 'false'],
  ],
  't.b': [['b', 'true']],
  "((t.a)::text = 'x'::text)": [['a', 'equal']],
  "(lower((t.a)::text) = 'x AND y OR z'::text)": [['lower((a)::text)', 'equal']],
  "((t.doc ->> 'k'::text) = 'v'::text)": [["(doc ->> 'k'::text)", 'equal']],
  '(t.doc @> \'{"a": [1]}\'::jsonb)': [['doc', 'contains']],
  "(t.tags && '{x}'::text[])": [['tags', 'overlaps']],
  "(t.a ~~ 'ab%'::text)": [['a', 'prefix']],
  "(t.a ~~ '%ab'::text)": [['a', 'infix']],
  '(t.a ~~ $1)': [['a', 'pattern']],
  '(t."Sp alte" = 1)': [['"Sp alte"', 'equal']],
  '((t.a = 1) OR (t.b = 2))': [
    ['a', 'other'],
    ['b', 'other'],
  ],
  '(t.a <> 1)': [['a', 'other']],
  '(u.x = t.a)': [
    ['x', 'join'],
    ['a', 'join'],
  ],
  '(t.a > t.b)': [
    ['a', 'other'],
    ['b', 'other'],
  ],
  "(t.a = 'it''s (odd'::text)": [['a', 'equal']],
};

for (const [text, expected] of Object.entries(cases)) {
  test(`the condition ${text} is understood`, () => {
    assert.deepEqual(
      conditionsIn(text).map(({ key, meeting }) => [key, meeting]),
      expected,
    );
  });
}

test('a value that is written out is kept as the server wrote it, a parameter is none', () => {
  const [written] = conditionsIn("(t.a = 'it''s'::text)");
  assert.deepEqual([written?.literal, written?.constant], ["it's", "'it''s'::text"]);
  const [parameter] = conditionsIn('(t.a = $1)');
  assert.equal(parameter?.constant, undefined);
});
