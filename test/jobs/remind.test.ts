// Reminders: a plan that waits is told again with back-off, in its thread and to approvers who cannot see the channel. And a
// target that nobody could look at is a thing for a person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { System } from '../../src/core/system.ts';
import { inspect } from '../../src/jobs/watch/inspect.ts';
import { remind } from '../../src/jobs/watch/remind.ts';
import { dueChanges } from '../../src/state/changes.ts';
import { member, peopleOf } from './ledger-parts.ts';
import { proposed, stage } from './ledger-stage.ts';
import { step } from './ledger-system.ts';

const place = await stage(['a', 'b']);
const add = { steps: [step('ledger.add', { token: 'A' })] };

async function messages(like: string): Promise<readonly string[]> {
  const { rows } = await place.pool.query<{ key: string }>(
    'SELECT key FROM aegis.outbox WHERE key LIKE $1 ORDER BY key',
    [like],
  );
  return rows.map(({ key }) => key);
}

test('a plan is remembered after one hour, then after two, not in between, and absent approvers get its card', async () => {
  const { id } = await proposed(place, 'a', add);
  const age = (minutes: number) =>
    place.pool.query(
      'UPDATE aegis.change SET requested_at = requested_at - make_interval(mins => $2), reminded_at = reminded_at - make_interval(mins => $2) WHERE id = $1',
      [id, minutes],
    );
  const isDue = async () => (await dueChanges(place.pool, 'change-waiting')).includes(id);
  await age(50);
  assert.equal(await isDue(), false);
  await age(15);
  assert.equal(await isDue(), true);
  await age(65);
  assert.equal(await isDue(), false, 'the second comes two hours after the first');
  await age(60);
  assert.equal(await isDue(), true);

  const people = peopleOf(new Map(['UHERE', 'UAWAY', 'terminal:root'].map((who) => [who, member(who, 'approver')])));
  const isIn = async (_: string, who: string) => who === 'UHERE';
  await remind({ ...place.parts, people: { ...people, isIn } }, id);
  assert.deepEqual(await messages(`change:${id}:card:direct:%`), [`change:${id}:card:direct:UAWAY`]);
  assert.equal((await messages(`change:${id}:reminder:%`)).length, 1);
});

test('a target whose inspection breaks down is a finding, and none of its checks is fine', async () => {
  const [system] = place.parts.systems;
  assert.ok(system);
  const broken: System = { ...system, inspect: () => Promise.reject(new Error('out of memory')) };
  const parts = { ...place.parts, systems: [broken] };
  const [seen] = await inspect(parts, { targets: parts.fleet.targets.slice(0, 1) });
  assert.ok(seen);
  const [first, ...others] = seen.outcomes;
  assert.ok(first?.state === 'finding' && first.findings[0]?.severity === 'warning');
  assert.match(JSON.stringify(first.findings[0].text), /out of memory/);
  assert.ok(others.every(({ state }) => state === 'error'));
});
