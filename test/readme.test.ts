// The README keeps its word: links lead somewhere, commands exist, and the statements to copy really grant what is needed.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands } from '../commands/index.ts';
import { createSay } from '../src/core/words.ts';
import { postgres } from '../src/systems/postgres/index.ts';
import { leastRights } from '../src/systems/redis/commands.ts';
import { defaultPrefixes } from '../src/systems/redis/connection.ts';
import { freshDatabase, postgresServer, withClient } from './servers/postgres.ts';

const root = join(import.meta.dirname, '..');
const say = createSay({ language: 'en', zone: 'UTC' });
const pages = ['README.md', 'src/README.md'].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const readme = pages[0]?.text ?? '';

test('every link leads somewhere', () => {
  const links = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = '']) => join(root, path, '..', to)),
  );
  assert(links.length > 5);
  assert.deepEqual(
    links.filter((link) => !existsSync(link)),
    [],
  );
});

test('every script that is named exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run (?:--silent )?(\w+)/g)].map(([, name]) => name));
  assert(named.length > 4);
  assert.deepEqual(
    named.filter((name) => !Object.keys(scripts).includes(name ?? '')),
    [],
  );
});

test('every command is in the table, as help says it', () => {
  const rows = readme.replaceAll(/ +/g, ' ');
  for (const { words, usage, about } of commands) {
    const typed = [words[0], usage.replaceAll('|', '\\|')].filter(Boolean).join(' ');
    const korean = words.find((word) => /\p{Script=Hangul}/u.test(word));
    assert(rows.includes(`| \`${typed}\` | ${korean} | ${say(about)} |`), typed);
  }
});

test('the Redis account is the one that the code needs', () => {
  assert(readme.includes(leastRights(defaultPrefixes)));
});

test('the PostgreSQL role has every right that Aegis asks for', async (t) => {
  const url = await freshDatabase('readme');
  const [role, owner] = [`aegis_${randomBytes(4).toString('hex')}`, `owner_${randomBytes(4).toString('hex')}`];
  const statements = /```sql\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  // After the database, which is dropped first: what was granted inside it is gone with it.
  t.after(async () => withClient(await postgresServer(), (client) => client.query(`DROP ROLE ${role}, ${owner}`)));
  await withClient(url, async (client) => {
    await client.query(`CREATE ROLE ${owner}; CREATE TABLE orders (id int); ALTER TABLE orders OWNER TO ${owner}`);
    await client.query(statements.replaceAll(/\baegis\b/g, role).replaceAll('app_owner', owner));
  });
  const connection = { url: url.replace(/\/\/[^@]*@/, '//'), user: role, password: 'change me' };
  const rights = await postgres.rights({ name: 'readme', kind: 'postgres', connection, thresholds: {}, disable: [] });
  assert(rights.length >= 4);
  assert.deepEqual(
    rights.filter(({ granted }) => !granted).map(({ name, mend }) => `${say(name)}: ${mend}`),
    [],
  );
});
