// The audit: who touches a row, cuts the end or writes the whole of it anew is found out; and what cannot be audited does
// not happen.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { auditHead, record, verifyAudit } from '../../src/state/audit.ts';
import { openPool, type Pool } from '../../src/state/db.ts';
import { migrate } from '../../src/state/migrate.ts';
import { freshDatabase } from '../servers/postgres.ts';

const ROWS = 30;

async function written(): Promise<Pool> {
  const pool = openPool(await freshDatabase('audit'));
  after(() => pool.end());
  await migrate(pool);
  for (let n = 1; n <= ROWS; n += 1)
    await record(pool, `U${n % 3}`, 'change.voted', { change: n, note: 'x "y" \u00e9' });
  return pool;
}

test('an audit that nobody touched holds, with every head that was kept', async () => {
  const pool = await written();
  const anchor = await auditHead(pool);
  await record(pool, 'U1', 'mute', {});
  assert.deepEqual(await verifyAudit(pool, [anchor, await auditHead(pool)]), { ok: true, rows: ROWS + 1, anchors: 2 });
});

test('an audit without a row yet holds', async () => {
  const pool = openPool(await freshDatabase('audit'));
  after(() => pool.end());
  await migrate(pool);
  assert.deepEqual(await verifyAudit(pool, [await auditHead(pool)]), { ok: true, rows: 0, anchors: 1 });
});

test('an edit of any column is found at its row', async () => {
  const pool = await written();
  const edits = [
    "who = 'U9'",
    "what = 'x'",
    "about = '{}'",
    "at = '2020-01-01'",
    "prev = repeat('1', 64)",
    "hash = repeat('1', 64)",
  ];
  for (const [index, edit] of edits.entries()) {
    const n = 3 + index * 4;
    const { rows } = await pool.query('SELECT * FROM aegis.audit WHERE n = $1', [n]);
    await pool.query(`UPDATE aegis.audit SET ${edit} WHERE n = $1`, [n]);
    assert.deepEqual(await verifyAudit(pool, []), { ok: false, why: 'edited', n }, edit);
    await pool.query('DELETE FROM aegis.audit WHERE n = $1', [n]);
    await pool.query('INSERT INTO aegis.audit SELECT * FROM jsonb_populate_record(NULL::aegis.audit, $1)', [rows[0]]);
  }
  assert.equal((await verifyAudit(pool, [])).ok, true, 'put back, it holds again');
});

test('a row that is taken out of the middle, or put in, is found', async () => {
  const pool = await written();
  await pool.query('DELETE FROM aegis.audit WHERE n = 10');
  assert.deepEqual(await verifyAudit(pool, []), { ok: false, why: 'edited', n: 11 });
  const other = await written();
  await other.query("INSERT INTO aegis.audit VALUES (31, 'now', 'U1', 'x', '{}', '', 'made up')");
  assert.equal((await verifyAudit(other, [])).ok, false);
});

test('a cut of the newest rows is found, even where the head is set back to match', async () => {
  const pool = await written();
  const anchor = await auditHead(pool);
  await pool.query('DELETE FROM aegis.audit WHERE n > 25');
  assert.deepEqual(await verifyAudit(pool, []), { ok: false, why: 'cut', n: 25 });
  await pool.query('UPDATE aegis.audit_head SET n = 25, hash = (SELECT hash FROM aegis.audit WHERE n = 25)');
  assert.equal((await verifyAudit(pool, [])).ok, true, 'a chain alone cannot know');
  assert.deepEqual(await verifyAudit(pool, [anchor]), { ok: false, why: 'cut', n: ROWS });
});

test('all of it deleted is a cut', async () => {
  const pool = await written();
  const anchor = await auditHead(pool);
  await pool.query('DELETE FROM aegis.audit');
  assert.deepEqual(await verifyAudit(pool, []), { ok: false, why: 'cut', n: 0 });
  await pool.query("UPDATE aegis.audit_head SET n = 0, hash = repeat('0', 64)");
  assert.deepEqual(await verifyAudit(pool, [anchor]), { ok: false, why: 'cut', n: ROWS });
  await pool.query('DELETE FROM aegis.audit_head');
  assert.deepEqual(await verifyAudit(pool, []), { ok: false, why: 'cut', n: 0 });
});

test('a chain that is written anew, as whoever owns the table can, is found by a head kept elsewhere', async () => {
  const pool = await written();
  const anchor = await auditHead(pool);
  const { rows } = await pool.query<{ who: string; what: string }>('SELECT who, what FROM aegis.audit ORDER BY n');
  await pool.query("DELETE FROM aegis.audit; UPDATE aegis.audit_head SET n = 0, hash = repeat('0', 64)");
  for (const { who, what } of rows) await record(pool, who, what, { change: 7 });
  assert.equal((await verifyAudit(pool, [])).ok, true, 'a chain alone cannot know');
  assert.deepEqual(await verifyAudit(pool, [anchor]), { ok: false, why: 'rewritten', n: ROWS });
});

test('rows that are written at the same time follow each other in one chain', async () => {
  const pool = await written();
  await Promise.all(Array.from({ length: 60 }, (_, n) => record(pool, 'U1', 'look', { n })));
  assert.deepEqual(await verifyAudit(pool, []), { ok: true, rows: ROWS + 60, anchors: 0 });
});

test('a deed that is rolled back leaves no row and no gap', async () => {
  const pool = await written();
  const deed = pool.transaction(async (db) => {
    await record(db, 'U1', 'mute', {});
    throw new Error('no');
  });
  await assert.rejects(deed, /no/);
  await record(pool, 'U1', 'mute', {});
  assert.deepEqual(await verifyAudit(pool, []), { ok: true, rows: ROWS + 1, anchors: 0 });
});
