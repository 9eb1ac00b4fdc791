// What people decide upon is what they are shown: after a plan moved, in a freeze, and when the audit is held against
// its anchors.
import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { isFault } from '../../src/core/fault.ts';
import { show } from '../../src/jobs/requests/planned.ts';
import * as quiet from '../../src/jobs/requests/quiet.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { anchorAudit, readAnchors } from '../../src/processes/anchor.ts';
import { record, verifyAudit } from '../../src/state/audit.ts';
import { withClient } from '../servers/postgres.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';
import { member, request } from '../jobs/ledger-parts.ts';
import { approved, mustRead, stage } from '../jobs/ledger-stage.ts';
import { step, type Planned } from '../jobs/ledger-system.ts';

const place = await stage(['moved', 'fog']);
const { pool, parts } = place;
const addA: Planned = { steps: [step('ledger.add', { token: 'a' })] };

test('a plan that moved brings its own file, named by its hash', async () => {
  const id = await approved(place, 'moved', addA);
  await withClient(place.ledger, (client) => client.query("INSERT INTO edition VALUES ('moved', 2)"));
  await runChange(parts, id);
  const { hash } = await mustRead(place, id);
  const { rows } = await pool.query<{ file: { name: string; content: string } | null }>(
    'SELECT file FROM aegis.outbox WHERE starts_with(key, $1)',
    [`change:${id}:moved:`],
  );
  assert.deepEqual(rows[0]?.file, { name: `plan-${id}-${hash.slice(0, 6)}.txt`, content: 'all of it' });
});

test('in a freeze nobody lets an unknown outcome run on', async () => {
  const id = await approved(place, 'fog', addA);
  await pool.query("UPDATE aegis.change SET state = 'unknown' WHERE id = $1", [id]);
  await quiet.freeze(parts, request('freeze', { until: '60', reason: 'release' }), member('U1'));
  const look = () => show(parts, request('show', { change: String(id), look: 'yes' }), member('U1'));
  await assert.rejects(look(), (error) => isFault(error, 'frozen'));
  assert.equal((await mustRead(place, id)).state, 'unknown');
  await quiet.unfreeze(parts, request('unfreeze', {}), member('U1'));
  await look();
  assert.equal((await mustRead(place, id)).state, 'running');
});

test('an anchor that was torn while it was written spoils neither the others nor the next one', async () => {
  const home = temporaryFolder('anchors');
  await anchorAudit(pool, home);
  await appendFile(`${home}/audit-anchors.jsonl`, '{"n":99,"ha');
  await record(pool, 'U1', 'one more', {});
  await anchorAudit(pool, home);
  const anchors = await readAnchors(home);
  assert.equal(anchors.length, 2, await readFile(`${home}/audit-anchors.jsonl`, 'utf8'));
  assert.equal((await verifyAudit(pool, anchors)).ok, true);
});
