// 2,000 plans, and for each an approver, a rejecter, the requester and a click on a stale card, all at once over many
// connections of two processes: one decision each, and whoever lost is told the truth.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPool } from '../../src/state/db.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as wholeText } from 'node:stream/consumers';
import { clickThrough, type Click, type Race } from './race.ts';
import { proposed, stage } from './ledger-stage.ts';
import { step } from './ledger-system.ts';

const PLANS = 2000;

test('2,000 plans get one decision each, and every loser is told who won', { timeout: 220_000 }, async (t) => {
  const place = await stage(['book']);
  const { id: first } = await proposed(place, 'book', { steps: [step('ledger.add', { token: 'a' })] });
  await place.pool.query(COPIES, [first, PLANS - 1]);
  const race = { database: place.database, ledger: place.ledger, first, plans: PLANS };
  const pool = openPool(place.database, { max: 12 });
  after(() => pool.end());
  const began = performance.now();
  const [there, here] = await Promise.all([otherProcess(race), clickThrough(pool, race, 'here')]);
  const tookMs = Math.round(performance.now() - began);
  const { rows } = await place.pool.query<Decided>(DECIDED);
  assert.equal(rows.length, PLANS);
  const clicks = Map.groupBy([...here, ...there], ({ change }) => change);
  for (const row of rows) holds(row, clicks.get(row.id) ?? []);
  const approvals = rows.filter(({ state }) => state === 'approved').length;
  t.diagnostic(`${here.length + there.length} clicks in ${tookMs} ms, ${approvals} approved`);
  assert.ok(approvals > 0 && approvals < PLANS, 'neither side wins every race');
});

interface Decided {
  readonly id: number;
  readonly state: string;
  readonly decided_by: string;
  readonly decisions: number;
}

const COPIES = `
  INSERT INTO aegis.change (target, remedy, asked, plan, hash, requested_by, reply_to, expires_at, votes_needed)
  SELECT target, remedy, asked, plan, hash, requested_by, reply_to, expires_at, votes_needed
  FROM aegis.change, generate_series(1, $2) WHERE id = $1`;
const DECIDED = `
  SELECT c.id, c.state, c.decided_by, count(a.n)::int AS decisions FROM aegis.change c
  LEFT JOIN aegis.audit a ON a.what IN ('change.approved', 'change.rejected') AND (a.about->>'change')::int = c.id
  GROUP BY c.id`;

function holds({ id, state, decided_by: by, decisions }: Decided, clicks: readonly Click[]): void {
  const about = `${id}: ${state} by ${by}, ${JSON.stringify(clicks)}`;
  assert.equal(decisions, 1, about);
  const won = clicks.filter(({ fault }) => fault === undefined);
  assert.equal(won.length, 1, about);
  assert.equal(won[0]?.by, by, about);
  assert.ok(won[0]?.who === 'approver' || won[0]?.who === 'rejecter', about);
  assert.equal(state, by === 'U2' ? 'approved' : 'rejected', about);
  for (const { who, fault, said } of clicks.filter((click) => click.fault !== undefined)) {
    if (who === 'requester') assert.equal(fault, 'not-allowed', about);
    else if (who === 'stale') assert.ok(fault === 'plan-moved' || fault === 'too-late', about);
    else assert.deepEqual([fault, said], ['too-late', by], about);
  }
}

async function otherProcess(race: Race): Promise<readonly Click[]> {
  const program = new URL('race-process.ts', import.meta.url).pathname;
  const other = spawn(process.execPath, [program, JSON.stringify(race)], { stdio: ['ignore', 'pipe', 'inherit'] });
  after(() => other.kill('SIGKILL'));
  const [said, [code]] = await Promise.all([wholeText(other.stdout), once(other, 'exit')]);
  assert.equal(code, 0);
  return JSON.parse(said) as readonly Click[];
}
