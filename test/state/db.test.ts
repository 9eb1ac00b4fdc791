import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { openPool } from '../../src/state/db.ts';
import { migrate } from '../../src/state/migrate.ts';
import { freshDatabase } from '../servers/postgres.ts';

test('replicas that start together prepare the database once', async () => {
  const url = await freshDatabase('migrate');
  const pools = [openPool(url), openPool(url), openPool(url)];
  after(() => Promise.all(pools.map((pool) => pool.end())));
  const applied = (await Promise.all(pools.map(migrate))).flat();
  const files = readdirSync(new URL('../../src/state/migrations/', import.meta.url)).toSorted();
  assert.deepEqual(applied, files);
  assert.deepEqual(await migrate(pools[0] ?? openPool(url)), [], 'later starts find it prepared');
});

test('a transaction keeps all of it or nothing, and its connection is good for the next one', async () => {
  const pool = openPool(await freshDatabase('db'), { max: 1 });
  after(() => pool.end());
  await pool.query('CREATE TABLE public.kept (n int)');
  const torn = pool.transaction(async (db) => {
    await db.query('INSERT INTO public.kept VALUES (1)');
    await db.query('SELECT 1/0');
  });
  await assert.rejects(torn, /division by zero/);
  await pool.transaction((db) => db.query('INSERT INTO public.kept VALUES (2)'));
  assert.deepEqual((await pool.query('SELECT n FROM public.kept')).rows, [{ n: 2 }]);
});

test('a transaction whose error was swallowed is no success', async () => {
  const pool = openPool(await freshDatabase('db'));
  after(() => pool.end());
  const swallowed = pool.transaction((db) => db.query('SELECT 1/0').catch(() => undefined));
  await assert.rejects(swallowed, /rolled back/);
});

test('a connection that the server ends is replaced, and the process lives', async () => {
  const url = await freshDatabase('db');
  const [pool, other] = [openPool(url, { max: 2 }), openPool(url)];
  after(() => Promise.all([pool.end(), other.end()]));
  const cut = pool.transaction(async (db) => {
    const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await db.query('SELECT 1');
  });
  await assert.rejects(cut);
  assert.deepEqual((await pool.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
});
