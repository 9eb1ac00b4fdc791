// Names that try to be statements, patterns, mark-up or nothing readable: they stay names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { freshDatabase, withClient } from '../../servers/postgres.ts';
import { carriedOut, findingsOf, only, planOf, quiet, say, targetAt, undoStep } from './target.ts';

const url = await freshDatabase('hostile');
const target = targetAt(url);
const names = [
  '"; DROP TABLE canary; --',
  "'; DROP TABLE canary; --",
  'two\nlines',
  '<!channel> *bold* <https://example.com|click>',
  'a.b.c',
  '$1 %I %s \\',
  'finished vacuuming "x": tuples: 9 removed',
  '한글 이름',
];

for (const name of names) {
  test(`the name ${JSON.stringify(name)} is found, vacuumed, dropped and built again as it is`, async () => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    await sql(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE canary (id int)`);
    await sql(`CREATE TABLE ${quoted} (${quoted} int, n int) WITH (autovacuum_enabled = false)`);
    await sql(`INSERT INTO ${quoted} SELECT g, 1 FROM generate_series(1, 1000) g`);
    const index = `"i${name.replaceAll('"', '""')}"`;
    await sql(`CREATE INDEX kept ON ${quoted} (${quoted}); CREATE INDEX ${index} ON ${quoted} (${quoted})`);
    await sql(`COMMENT ON INDEX ${index} IS '${name.replaceAll("'", "''")}'; UPDATE ${quoted} SET n = 2`);
    await sql('SELECT pg_stat_force_next_flush()');

    assert.equal(only(await findingsOf(target, 'dead-rows')).subject, `public.${name}`);
    const vacuum = await planOf(target, 'vacuum', { subject: `public.${name}` });
    const { said } = await postgres.run(target, only(vacuum.steps), quiet);
    assert.equal(say(said), '1 table, 1,000 dead rows removed');

    const { subject, values } = only(await findingsOf(target, 'duplicate-index'));
    assert.equal(values['ddl'], `DROP INDEX CONCURRENTLY public.${index}`);
    assert.equal(subject, `public.${name}.i${name}`);
    const before = await definitions();
    const plan = await planOf(target, 'drop-duplicate-index', { subject });
    const [dropped] = await carriedOut(target, plan);
    await postgres.run(target, undoStep(only(plan.steps), dropped!), quiet);
    assert.deepEqual(await definitions(), before);
    assert.deepEqual(await sql(`SELECT to_regclass('canary')::text AS name`), [{ name: 'canary' }]);
  });
}

function definitions(): Promise<object[]> {
  return sql(`SELECT pg_get_indexdef(indexrelid) AS definition, obj_description(indexrelid) AS comment
              FROM pg_index WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
              ORDER BY 1`);
}

async function sql(text: string): Promise<object[]> {
  const answer = await withClient(url, (client) => client.query(text));
  return [answer].flat().at(-1)?.rows ?? [];
}
