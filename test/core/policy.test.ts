// Policy: who may approve what. What cannot be read is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan, Risk } from '../../src/core/change.ts';
import { hasRole, type Member, type Role } from '../../src/core/person.ts';
import { approvalsNeeded, defaultPolicy, refusal } from '../../src/core/policy.ts';

function member(id: string, ...roles: Role[]): Member {
  return { id, roles, language: 'en' };
}

function asked(risk: Risk, requestedBy = 'U1') {
  return { plan: { risk } as Plan, requestedBy };
}

test('a low risk needs one operator, who may be the one who asked', () => {
  assert.equal(refusal(asked('low'), member('U1', 'operator'), defaultPolicy), undefined);
  assert.equal(refusal(asked('low'), member('U2', 'approver'), defaultPolicy), undefined);
  assert.equal(refusal(asked('low'), member('U2', 'viewer'), defaultPolicy), 'no-role');
  assert.equal(refusal(asked('low'), member('U2'), defaultPolicy), 'no-role');
});

for (const risk of ['medium', 'high'] as const) {
  test(`a ${risk} risk needs an approver who did not ask for it`, () => {
    assert.equal(refusal(asked(risk), member('U2', 'approver'), defaultPolicy), undefined);
    assert.equal(refusal(asked(risk), member('U2', 'operator'), defaultPolicy), 'no-role');
    assert.equal(refusal(asked(risk), member('U1', 'approver'), defaultPolicy), 'requester');
    // Who asked is told that first: a role would not help.
    assert.equal(refusal(asked(risk), member('U1', 'operator'), defaultPolicy), 'requester');
  });
}

test('a high risk needs two, and the target’s name', () => {
  assert.deepEqual([defaultPolicy.medium.approvals, defaultPolicy.high.approvals], [1, 2]);
  assert.deepEqual([defaultPolicy.medium.typedConfirmation, defaultPolicy.high.typedConfirmation], [false, true]);
});

test('nobody decides whose standing is in doubt, whatever their roles', () => {
  for (const barred of ['guest', 'deactivated', 'foreign', 'unreadable'] as const) {
    const doubtful: Member = { ...member('U2', 'viewer', 'operator', 'approver'), barred };
    assert.equal(refusal(asked('low'), doubtful, defaultPolicy), barred);
    assert.equal(hasRole(doubtful, 'operator'), false);
  }
});

test('nobody may even look without a role, and nobody who is barred with one', () => {
  assert(!hasRole({ ...member('U3'), roles: [] }, 'viewer'));
  assert(hasRole({ ...member('U3'), roles: ['viewer'] }, 'viewer'));
  assert(!hasRole({ ...member('U3'), roles: ['viewer'] }, 'operator'));
  for (const barred of ['guest', 'foreign', 'deactivated', 'unreadable'] as const) {
    assert(!hasRole({ ...member('U3'), roles: ['approver'], barred }, 'viewer'), barred);
  }
});

test('a terminal is nobody where a second person is needed: it approves nothing, and its plans need one more', () => {
  const change = asked('medium', 'terminal:deploy');
  assert.equal(refusal(change, { ...member('terminal:root'), roles: ['approver'] }, defaultPolicy), 'terminal');
  assert.equal(approvalsNeeded('medium', 'terminal:deploy', defaultPolicy), 2);
  assert.equal(approvalsNeeded('medium', 'U1', defaultPolicy), 1);
  assert.equal(approvalsNeeded('low', 'terminal:deploy', defaultPolicy), 1);
});
