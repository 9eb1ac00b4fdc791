// What counts as "our database is away", shown by a real one that goes away in each way it can.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isAway, steadily } from '../../src/jobs/steady.ts';
import { openPool, type Pool } from '../../src/state/db.ts';
import { freshDatabase } from '../servers/postgres.ts';

const url = await freshDatabase('steady');
const [pool, other] = [openPool(url), openPool(url)];
after(() => Promise.all([pool.end(), other.end()]));

/** Ends the connection of this transaction from outside. */
async function cut(db: Pick<Pool, 'query'>): Promise<void> {
  const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
}

async function thrownBy(act: () => Promise<unknown>): Promise<unknown> {
  return act().then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a session that is ended, at rest or in a statement, is away', async () => {
  const inStatement = await thrownBy(() => pool.query('SELECT pg_terminate_backend(pg_backend_pid())'));
  assert.equal(isAway(inStatement), true, String(inStatement));
  const atRest = await thrownBy(() =>
    pool.transaction(async (db) => {
      await cut(db);
      await db.query('SELECT 1');
    }),
  );
  assert.equal(isAway(atRest), true, String(atRest));
  const afterwards = await thrownBy(() =>
    pool.transaction(async (db) => {
      await cut(db);
      await thrownBy(() => db.query('SELECT 1'));
      await db.query('SELECT 1');
    }),
  );
  assert.equal(isAway(afterwards), true, String(afterwards));
});

test('a server that does not listen, or takes nobody more, is away', async () => {
  const nowhere = new URL(url);
  nowhere.port = '1';
  const gone = openPool(nowhere.href);
  after(() => gone.end());
  assert.equal(isAway(await thrownBy(() => gone.query('SELECT 1'))), true);
  await other.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} CONNECTION LIMIT 0`);
  const full = new URL(url);
  const name = `steady_${process.pid}`;
  await other.query(`CREATE ROLE ${name} LOGIN PASSWORD 'steady'`);
  after(() => other.query(`DROP ROLE ${name}`));
  Object.assign(full, { username: name, password: 'steady' });
  const crowded = openPool(full.href);
  after(() => crowded.end());
  const refused = await thrownBy(() => crowded.query('SELECT 1'));
  await other.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} CONNECTION LIMIT -1`);
  assert.equal(isAway(refused), true, String(refused));
});

test('what is written is written when the database is back, and other errors are thrown at once', async () => {
  let tries = 0;
  const written = await steadily(() =>
    pool.transaction(async (db) => {
      tries += 1;
      if (tries < 3) await cut(db);
      await db.query('SELECT 1');
      return 'written';
    }),
  );
  assert.deepEqual([written, tries], ['written', 3]);
  let wrong = 0;
  const refused = steadily(() => {
    wrong += 1;
    return pool.query('SELECT 1/0');
  });
  await assert.rejects(refused, /division by zero/);
  assert.equal(wrong, 1);
});
