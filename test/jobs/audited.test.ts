// No audit, no action: with an audit that takes no rows, nothing that people or workers do happens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approve, cancel, reject } from '../../src/jobs/changes/decide.ts';
import * as quiet from '../../src/jobs/requests/quiet.ts';
import { propose } from '../../src/jobs/changes/propose.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { verifyAudit } from '../../src/state/audit.ts';
import { openFreeze, openMutes } from '../../src/state/quiet.ts';
import { filled, member, request, told } from './ledger-parts.ts';
import { approved, mustRead, proposed, stage } from './ledger-stage.ts';
import { step, type Planned } from './ledger-system.ts';

const addA: Planned = { steps: [step('ledger.add', { token: 'a' })] };

test('what cannot be audited does not happen', async () => {
  const place = await stage(['asked', 'waiting', 'ready', 'fresh']);
  const { pool, parts } = place;
  const change = String((await proposed(place, 'waiting', addA)).id);
  const ready = await approved(place, 'ready', addA);
  const before = await told(pool, '');
  await pool.query('ALTER TABLE aegis.audit ADD CONSTRAINT full_disk CHECK (n < 0) NOT VALID');
  const who = member('U2', 'approver');
  const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
    propose: () => propose(parts, request('optimize', filled('fresh', addA))),
    approve: () => approve(parts, request('approve', { change }, 'U2'), who),
    reject: () => reject(parts, request('reject', { change, reason: 'no' }, 'U2'), who),
    cancel: () => cancel(parts, request('cancel', { change }, 'U2'), who),
    freeze: () => quiet.freeze(parts, request('freeze', { until: '60', reason: 'x' }), who),
    mute: () => quiet.mute(parts, request('mute', { finding: 'a', for: '60', reason: 'x' }), who),
    start: () => runChange(parts, ready),
  };
  for (const [name, deed] of Object.entries(deeds)) await assert.rejects(deed(), /full_disk/, name);
  assert.equal((await mustRead(place, Number(change))).state, 'proposed');
  assert.deepEqual((await mustRead(place, Number(change))).votes, []);
  assert.deepEqual(await place.entries('ready'), [], 'the target was not touched');
  assert.equal(await openFreeze(pool), undefined);
  assert.deepEqual(await openMutes(pool), []);
  assert.equal((await pool.query("SELECT FROM aegis.change WHERE target = 'fresh'")).rows.length, 0);
  assert.deepEqual(await told(pool, ''), before, 'nobody was told anything');
  await pool.query('ALTER TABLE aegis.audit DROP CONSTRAINT full_disk');
  assert.equal((await verifyAudit(pool, [])).ok, true);
});

test('a whole road leaves a row for each of its decisions and turns', async () => {
  const place = await stage(['book']);
  const id = await approved(place, 'book', addA);
  await runChange(place.parts, id);
  const { rows } = await place.pool.query<{ line: string }>(
    "SELECT split_part(who, ':', 1) || ' ' || what AS line FROM aegis.audit ORDER BY n",
  );
  assert.deepEqual(
    rows.map(({ line }) => line),
    ['U1 change.proposed', 'U1 change.voted', 'U1 change.approved', 'worker change.started', 'worker change.done'],
  );
});
