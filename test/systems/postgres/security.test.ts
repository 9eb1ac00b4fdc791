// The security questions against planted weaknesses and clean neighbours; each statement that mends and each that takes
// that back is run for real.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import type { Finding } from '../../../src/core/finding.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { findingsOf, only, outcomeOf, reasonOf, say, targetAt } from './target.ts';

const suffix = randomBytes(4).toString('hex');
const boss = `boss_${suffix}`;
const worker = `worker_${suffix}`;
const monitor = `watch_${suffix}`;
after(() => query(`DROP ROLE IF EXISTS ${boss}; DROP ROLE IF EXISTS ${worker}; DROP ROLE IF EXISTS ${monitor}`));
const url = await freshDatabase('security');
const target = targetAt(url);
const query = (text: string) => withClient(url, (client) => client.query(text));

async function named(id: string): Promise<Record<string, string>> {
  const found = await findingsOf(target, `security-${id}`);
  return Object.fromEntries(
    found.map(({ subject, severity, values }) => [`${text(values['reason'])} ${subject}`, severity]),
  );
}

/** Its statement makes it go away, the other brings it back. */
async function mendsAndComesBack(id: string, wanted: (finding: Finding) => boolean): Promise<void> {
  const found = async () => (await findingsOf(target, `security-${id}`)).filter(wanted);
  const { values, remedy } = only(await found());
  assert.equal(remedy, undefined, 'never by a button');
  await query(text(values['sql']));
  assert.deepEqual(await found(), [], text(values['sql']));
  await query(text(values['undo']));
  assert.equal((await found()).length, 1, text(values['undo']));
}

function text(value: unknown): string {
  assert.ok(typeof value === 'string');
  return value;
}

test('roles with more power than work needs are named, and lose it by the statement beside them', async () => {
  await query(
    `CREATE ROLE ${boss} SUPERUSER LOGIN; CREATE ROLE ${worker} LOGIN BYPASSRLS; CREATE ROLE ${monitor} LOGIN PASSWORD 'test'`,
  );
  await query(`GRANT pg_read_server_files TO ${worker}; GRANT pg_monitor TO ${monitor}`);
  const found = await named('roles');
  assert.equal(found[`superuser ${boss}`], 'warning');
  assert.equal(found[`bypassrls ${worker}`], 'info');
  assert.equal(found[`files ${worker} pg_read_server_files`], 'warning');
  assert.ok(!Object.keys(found).some((key) => key.includes(monitor)), 'a plain role is not named');
  await mendsAndComesBack('roles', ({ subject }) => subject === `${worker} pg_read_server_files`);
  await mendsAndComesBack('roles', ({ subject, values }) => subject === boss && values['reason'] === 'superuser');
});

test('what everybody may do is named, but for reading', async () => {
  await query('CREATE SCHEMA "Open ""door"; GRANT CREATE, USAGE ON SCHEMA "Open ""door" TO PUBLIC; CREATE SCHEMA shut');
  await query('CREATE TABLE "Open ""door".t (a int); GRANT SELECT, DELETE ON "Open ""door".t TO PUBLIC');
  await query('CREATE TABLE shut.t (a int); GRANT SELECT ON shut.t TO PUBLIC');
  await query('ALTER DEFAULT PRIVILEGES IN SCHEMA shut GRANT INSERT ON TABLES TO PUBLIC');
  const found = await named('public');
  assert.equal(found['create Open "door'], 'warning');
  assert.equal(found['write Open "door.t'], 'warning');
  assert.ok(!('write shut.t' in found) && !('create shut' in found) && !('create public' in found));
  await mendsAndComesBack('public', ({ subject }) => subject === 'Open "door');
  await mendsAndComesBack('public', ({ subject }) => subject === 'Open "door.t');
  await mendsAndComesBack('public', ({ values }) => values['reason'] === 'later');
});

test('a function with borrowed rights is named unless it fixes where names are looked up', async () => {
  await query(`
    CREATE FUNCTION loose("The id" int) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
    CREATE FUNCTION fixed() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT 1';
    CREATE FUNCTION timed() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path TO '' SET work_mem = '4MB' AS 'SELECT 1';
    CREATE FUNCTION plain() RETURNS int LANGUAGE sql AS 'SELECT 1'`);
  const found = only(await findingsOf(target, 'security-definer'));
  assert.equal(found.subject, 'public.loose("The id" integer)');
  assert.equal(found.severity, 'warning');
  await mendsAndComesBack('definer', () => true);
});

test('row level security that binds nobody is named, reading for all is not', async () => {
  await query(`
    CREATE TABLE sleeping (a int); CREATE POLICY p ON sleeping USING (a = 1);
    CREATE TABLE empty (a int); ALTER TABLE empty ENABLE ROW LEVEL SECURITY;
    CREATE TABLE wide (a int); ALTER TABLE wide ENABLE ROW LEVEL SECURITY;
    CREATE POLICY "any ""one" ON wide FOR UPDATE TO ${worker} USING (true) WITH CHECK (true);
    CREATE TABLE news (a int); ALTER TABLE news ENABLE ROW LEVEL SECURITY; CREATE POLICY read ON news FOR SELECT USING (true);
    CREATE VIEW around AS SELECT * FROM wide; CREATE VIEW within WITH (security_invoker) AS SELECT * FROM wide;
    CREATE VIEW other AS SELECT * FROM sleeping`);
  assert.deepEqual(await named('row-level'), {
    'off public.sleeping': 'warning',
    'none public.empty': 'info',
    'always public.wide any "one': 'warning',
  });
  for (const reason of ['off', 'none', 'always']) {
    await mendsAndComesBack('row-level', ({ values }) => values['reason'] === reason);
  }
  assert.deepEqual(await named('views'), { 'owner public.around': 'warning' });
  await mendsAndComesBack('views', () => true);
  await query('DROP POLICY "any ""one" ON wide');
});

test('a password kept as md5 is named where it may be seen, and hidden is not healthy', async () => {
  await query(`SET password_encryption = 'md5'; ALTER ROLE ${worker} PASSWORD 'old'`);
  assert.deepEqual(await named('password-hashes'), { [`hash ${worker}`]: 'warning' });
  for (const id of ['password-hashes', 'hba']) {
    const outcome = await outcomeOf(asMonitor(), `security-${id}`);
    assert.equal(outcome.state, 'not-checked', id);
    assert.match(reasonOf(outcome), new RegExp(`GRANT .* TO ${monitor}`));
  }
  assert.deepEqual(await named('passwords'), {});
});

test('the rules of who may connect are read with the two grants that are named', async () => {
  await query(
    `GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO ${monitor}; GRANT SELECT ON pg_hba_file_rules TO ${monitor}`,
  );
  const outcome = await outcomeOf(asMonitor(), 'security-hba');
  await query(
    `REVOKE EXECUTE ON FUNCTION pg_hba_file_rules() FROM ${monitor}; REVOKE SELECT ON pg_hba_file_rules FROM ${monitor}`,
  );
  assert.ok(outcome.state === 'ok' || outcome.state === 'finding');
  assert.match(outcome.examined ? say(outcome.examined) : '', /^\d+ rules?$/);
});

test('with pg_monitor alone no security question fails', async () => {
  for (const id of [
    'passwords',
    'roles',
    'public',
    'definer',
    'row-level',
    'views',
    'tls',
    'logging',
    'languages',
    'foreign',
  ]) {
    const { state } = await outcomeOf(asMonitor(), `security-${id}`);
    assert.ok(state === 'ok' || state === 'finding', `${id} is ${state}`);
  }
});

function asMonitor() {
  const address = new URL(url);
  address.username = monitor;
  address.password = 'test';
  return targetAt(address.href);
}
