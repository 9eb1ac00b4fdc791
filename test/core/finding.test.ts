// Findings: four states of truth, and one key by which a finding is followed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingKey, notChecked, noticed, ok, worst, type Noticed } from '../../src/core/finding.ts';
import { literal } from '../../src/core/words.ts';

const disk: Noticed = { subject: '/var', severity: 'warning', values: { usedPercent: 80 }, text: literal('full') };

test('nothing noticed is ok, with what was examined', () => {
  assert.deepEqual(noticed([]), { state: 'ok' });
  assert.deepEqual(noticed([], literal('3 mounts')), { state: 'ok', examined: literal('3 mounts') });
  assert.deepEqual(ok(literal('3 mounts')), noticed([], literal('3 mounts')));
});

test('something noticed is a finding', () => {
  assert.deepEqual(noticed([disk]), { state: 'finding', noticed: [disk] });
});

test('not checked is neither health nor a finding', () => {
  assert.deepEqual(notChecked(literal('no right')), { state: 'not-checked', reason: literal('no right') });
});

test('the worst severity speaks for all', () => {
  assert.equal(worst([]), undefined);
  assert.equal(worst([{ severity: 'info' }, { severity: 'warning' }]), 'warning');
  assert.equal(worst([{ severity: 'warning' }, { severity: 'critical' }, { severity: 'info' }]), 'critical');
});

test('a key tells target, check and subject apart', () => {
  assert.equal(findingKey({ target: 'host-1', check: 'host.disk', subject: '/var' }), 'host-1/host.disk//var');
  assert.equal(findingKey({ target: 'host-1', check: 'host.memory', subject: '' }), 'host-1/host.memory/');
});
