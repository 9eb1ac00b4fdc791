// The hash of a plan: everything that is approved changes it, and nothing else does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan, Step } from '../../src/core/change.ts';
import { canonical, planHash, shortHash } from '../../src/core/plan-hash.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import { literal } from '../../src/core/words.ts';

const step: Step = { verb: 'postgres.drop-index', args: { schema: 'public', index: 'a_idx' }, text: literal('DROP') };
const plan: Plan = {
  remedy: 'postgres.drop-duplicate-index',
  target: 'pg-main',
  identity: { systemIdentifier: '7', version: '17' },
  risk: 'medium',
  title: literal('title'),
  why: literal('why'),
  steps: [step, { ...step, args: { schema: 'public', index: 'b_idx' } }],
  tests: [{ ...step, verb: 'postgres.index-covered' }],
  evidence: [literal('1.2 GB')],
  cost: { locks: literal('none'), outage: literal('none') },
  undo: { possible: true, text: literal('undo') },
  proof: { gauges: [], text: literal('proof') },
  detail: 'detail',
};
const hash = planHash(plan, defaultPolicy);

const others: Readonly<Record<string, Partial<Plan>>> = {
  remedy: { remedy: 'postgres.vacuum' },
  target: { target: 'pg-reports' },
  'the server behind the name': { identity: { systemIdentifier: '8', version: '17' } },
  'its version': { identity: { systemIdentifier: '7', version: '18' } },
  risk: { risk: 'low' },
  'a step’s arguments': { steps: [step, { ...step, args: { schema: 'public', index: 'c_idx' } }] },
  'the order of steps': { steps: plan.steps.toReversed() },
  'a step more': { steps: [...plan.steps, step] },
  'a step less': { steps: [step] },
  'a test less': { tests: [] },
  'the way back': { undo: { ...plan.undo, possible: false } },
};

for (const [name, change] of Object.entries(others)) {
  test(`another hash for: ${name}`, () => assert.notEqual(planHash({ ...plan, ...change }, defaultPolicy), hash));
}

test('another rule for the risk is another hash; a rule for another risk is not', () => {
  const medium = { ...defaultPolicy.medium, approvals: 2 };
  assert.notEqual(planHash(plan, { ...defaultPolicy, medium }), hash);
  assert.equal(planHash(plan, { ...defaultPolicy, high: medium }), hash);
});

test('moved numbers and other words are the same act', () => {
  const reworded = { evidence: [literal('1.3 GB')], title: literal('other'), why: literal('other'), detail: 'other' };
  assert.equal(planHash({ ...plan, ...reworded }, defaultPolicy), hash);
});

test('the order of keys and a trip through a queue change nothing', () => {
  const reordered = { ...plan, identity: { version: '17', systemIdentifier: '7' } };
  assert.equal(planHash(reordered, defaultPolicy), hash);
  assert.equal(planHash(JSON.parse(JSON.stringify(plan)) as Plan, defaultPolicy), hash);
  assert.equal(canonical({ b: [{ d: 1, c: null }], a: 'x' }), '{"a":"x","b":[{"c":null,"d":1}]}');
});

test('people compare the first six digits', () => {
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(shortHash(hash), hash.slice(0, 6));
});
