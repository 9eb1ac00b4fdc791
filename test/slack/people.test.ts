import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fleet } from '../../src/core/fleet.ts';
import type { People } from '../../src/core/ports.ts';
import { createClient } from '../../src/slack/client.ts';
import { createPeople } from '../../src/slack/people.ts';
import { startFakeSlack, type FakeSlack } from '../servers/fake-slack.ts';
import { keptLog } from '../servers/quiet-log.ts';

const profiles: Readonly<Record<string, object>> = {
  UFULL: { team_id: 'T1', locale: 'ko-KR' },
  UENGLISH: { team_id: 'T1', locale: 'en-GB' },
  UGUEST: { team_id: 'T1', is_restricted: true },
  USINGLE: { team_id: 'T1', is_ultra_restricted: true },
  UGONE: { team_id: 'T1', deleted: true },
  UELSE: { team_id: 'T2' },
  UGRID: { team_id: 'E1', enterprise_user: { teams: ['T1'] } },
  USTRANGE: { team_id: 'T1', is_stranger: true },
  UBOT: { team_id: 'T1', is_bot: true },
};

async function workspace(roles: Partial<Fleet['people']> = {}): Promise<{ slack: FakeSlack; people: People }> {
  const slack = await startFakeSlack();
  slack.answers.set('users.info', ({ user = '' }) => ({ ok: true, user: { id: user, ...profiles[user] } }));
  slack.answers.set('usergroups.users.list', ({ usergroup }) =>
    usergroup === 'SDBA' ? { ok: true, users: ['UFULL', 'UGUEST'] } : { ok: false, error: 'plan_upgrade_required' },
  );
  const log = keptLog();
  const client = createClient({ token: 'xoxb-1', apiUrl: slack.apiUrl, log });
  const fleet = {
    locale: { language: 'en', zone: 'UTC' },
    people: { viewer: [], operator: [], approver: [], ...roles },
  };
  return { slack, people: createPeople({ client, log, teamId: 'T1', fleet: fleet as unknown as Fleet }) };
}

test('roles come by name and by user group; an empty list means nobody', async () => {
  const { people } = await workspace({ approver: ['SDBA'], operator: ['UENGLISH'] });
  assert.deepEqual(await people.member('UFULL', 'T1'), { id: 'UFULL', roles: ['approver'], language: 'ko' });
  assert.deepEqual(await people.member('UENGLISH'), { id: 'UENGLISH', roles: ['operator'], language: 'en' });
  const { people: nobody } = await workspace();
  assert.deepEqual((await nobody.member('UFULL')).roles, []);
});

test('guests, the deactivated, strangers and bots are barred, whatever their roles', async () => {
  const everyone = Object.keys(profiles);
  const { people } = await workspace({ approver: everyone });
  const barred = await Promise.all(everyone.map(async (id) => [id, (await people.member(id)).barred]));
  assert.deepEqual(Object.fromEntries(barred), {
    UFULL: undefined,
    UENGLISH: undefined,
    UGUEST: 'guest',
    USINGLE: 'guest',
    UGONE: 'deactivated',
    UELSE: 'foreign',
    UGRID: undefined,
    USTRANGE: 'foreign',
    UBOT: 'foreign',
  });
});

test('somebody who acts from another workspace is foreign without being looked up', async () => {
  const { people, slack } = await workspace({ approver: ['UFULL'] });
  assert.equal((await people.member('UFULL', 'T2')).barred, 'foreign');
  assert.equal(slack.calls.length, 0);
});

test('a group that cannot be read bars those whose role depends on it, and nobody else', async () => {
  const { people } = await workspace({ approver: ['SLOST', 'UENGLISH'] });
  assert.equal((await people.member('UFULL')).barred, 'unreadable');
  assert.equal((await people.member('UENGLISH')).barred, undefined);
  assert.deepEqual(await people.holders('approver'), ['UENGLISH']);
});

test('a person who cannot be read is barred', async () => {
  const { people, slack } = await workspace({ approver: ['UFULL'] });
  slack.fate(({ method }) => (method === 'users.info' ? { kind: '500', when: 'before' } : undefined));
  assert.equal((await people.member('UFULL')).barred, 'unreadable');
});

test('holders of a role include those of the higher ones, each once', async () => {
  const { people } = await workspace({ operator: ['UENGLISH', 'UFULL'], approver: ['SDBA'] });
  assert.deepEqual((await people.holders('operator')).toSorted(), ['UENGLISH', 'UFULL', 'UGUEST']);
});

test('asking again, and asking at once, costs one call', async () => {
  const { people, slack } = await workspace({ approver: ['SDBA'] });
  await Promise.all([people.member('UFULL'), people.member('UFULL')]);
  await people.member('UFULL');
  assert.deepEqual(slack.calls.map(({ method }) => method).toSorted(), ['usergroups.users.list', 'users.info']);
});

test('a terminal and the clock are known without Slack', async () => {
  const { people, slack } = await workspace({ operator: ['terminal:root'] });
  assert.deepEqual(await people.member('terminal:root'), { id: 'terminal:root', roles: ['operator'], language: 'en' });
  assert.deepEqual((await people.member('terminal:guest')).roles, ['viewer']);
  assert.deepEqual(await people.member('clock'), { id: 'clock', roles: [], language: 'en' });
  assert.equal(slack.calls.length, 0);
});

test('who is in a channel is read over all its pages', async () => {
  const { people, slack } = await workspace();
  slack.answers.set('conversations.members', ({ cursor }) =>
    cursor === 'next'
      ? { ok: true, members: ['UENGLISH'], response_metadata: { next_cursor: '' } }
      : { ok: true, members: ['UFULL'], response_metadata: { next_cursor: 'next' } },
  );
  assert.deepEqual([await people.isIn('C1', 'UENGLISH'), await people.isIn('C1', 'UGONE')], [true, false]);
  slack.answers.delete('conversations.members');
  assert.equal(await people.isIn('C2', 'UFULL'), undefined);
});
