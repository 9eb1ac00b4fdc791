// Which of many possible indexes are chosen, without a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Candidate } from '../../../../src/systems/postgres/advice/candidate.ts';
import { chosen, type Choice } from '../../../../src/systems/postgres/advice/choose.ts';

const limits = { atMost: 10, perTable: 3, leastGain: 0.02 };
const MB = 1024 ** 2;

function choice(name: string, costs: Record<string, number>, more: Partial<Choice> & { table?: string } = {}): Choice {
  const { table = 't', ...rest } = more;
  const candidate = { table: { root: table }, keys: [{ key: name }] } as unknown as Candidate;
  return { candidate, bytes: 10 * MB, writeMs: 0, costs: new Map(Object.entries(costs)), ...rest };
}

const asked = (...ids: string[]) => ids.map((id) => ({ id, cost: 100, ms: 1000 }));

function names(choices: readonly Choice[]): string[] {
  return choices.map(({ candidate }) => candidate.keys[0]?.key ?? '');
}

test('what one index has won does not count for the next', () => {
  const picked = chosen([choice('a', { q: 5 }), choice('b', { q: 6 })], asked('q'), limits);
  assert.deepEqual(names(picked), ['a']);
});

test('a smaller index that brings nearly as much is taken', () => {
  const picked = chosen([choice('big', { q: 10 }), choice('small', { q: 12 }, { bytes: MB })], asked('q'), limits);
  assert.deepEqual(names(picked), ['small']);
});

test('a wider one is taken where it halves the cost again and is not much bigger', () => {
  const narrow = choice('narrow', { q: 8 }, { bytes: 10 * MB });
  assert.deepEqual(names(chosen([narrow, choice('wide', { q: 3 }, { bytes: 20 * MB })], asked('q'), limits)), ['wide']);
  assert.deepEqual(names(chosen([narrow, choice('huge', { q: 3 }, { bytes: 40 * MB })], asked('q'), limits)), [
    'narrow',
  ]);
  assert.deepEqual(names(chosen([narrow, choice('like', { q: 5 }, { bytes: 20 * MB })], asked('q'), limits)), [
    'narrow',
  ]);
});

test('an index whose writes cost more than half of what reads win is not taken', () => {
  assert.deepEqual(names(chosen([choice('a', { q: 10 }, { writeMs: 400 })], asked('q'), limits)), ['a']);
  assert.deepEqual(names(chosen([choice('a', { q: 10 }, { writeMs: 500 })], asked('q'), limits)), []);
});

test('one that wins less than the least share of all time is not taken', () => {
  const many = Array.from({ length: 60 }, (_, at) => `q${at}`);
  assert.deepEqual(names(chosen([choice('a', { q1: 1 })], asked(...many), limits)), []);
  assert.deepEqual(names(chosen([choice('a', { q1: 1, q2: 1 })], asked(...many), limits)), ['a']);
});

test('no more than three by table and ten in all', () => {
  const ids = Array.from({ length: 20 }, (_, at) => `q${at}`);
  const oneTable = ids.map((id) => choice(id, { [id]: 1 }));
  assert.equal(chosen(oneTable, asked(...ids), limits).length, 3);
  const manyTables = ids.map((id) => choice(id, { [id]: 1 }, { table: id }));
  assert.equal(chosen(manyTables, asked(...ids), limits).length, 10);
});
