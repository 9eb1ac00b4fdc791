// Concurrent builds that are hit at random moments: cancelled, their session ended, their line cut, blocked by an old
// snapshot, the server crashed. Whatever happens, no invalid index of ours is left and what is said is true.
// `node test/systems/postgres/concurrent-builds.ts 50` does fifty; the test does a few.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, isFault } from '../../../src/core/fault.ts';
import type { Step } from '../../../src/core/change.ts';
import type { Progress } from '../../../src/core/system.ts';
import { literal } from '../../../src/core/words.ts';
import type { Target } from '../../../src/core/target.ts';
import { startCluster, type Cluster } from '../../../src/state/cluster.ts';
import { postgres } from '../../../src/systems/postgres/index.ts';
import { testSettings, withClient } from '../../servers/postgres.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';

const blows = ['cancelled', 'stopped', 'ended', 'blocked', 'crashed'] as const;
type Blow = (typeof blows)[number];
/** A build of this table takes some 200 ms: every phase is hit. */
const ROWS = 100_000;
const MOST_MS = 400;

export interface Tally {
  readonly rounds: number;
  readonly built: number;
  readonly stopped: number;
  /** Invalid indexes that were left at the end of a round. */
  readonly left: number;
}

export async function hitBuilds(rounds: number): Promise<Tally> {
  const folder = `${temporaryFolder('builds')}/server`;
  const settings = { ...testSettings, max_parallel_maintenance_workers: '0' };
  let cluster = await startCluster({ folder, settings });
  try {
    await withClient(cluster.url(), (client) =>
      client.query(
        `CREATE TABLE t (a int, b text); INSERT INTO t SELECT g, md5(g::text) FROM generate_series(1, ${ROWS}) g`,
      ),
    );
    let built = 0;
    let left = 0;
    for (let round = 0; round < rounds; round += 1) {
      const blow = blows[round % blows.length] ?? 'cancelled';
      const target: Target = {
        name: 'hit',
        kind: 'postgres',
        connection: { url: cluster.url() },
        thresholds: { gateTransactionSeconds: 1000 },
        disable: [],
      };
      const step = await stepFor(target);
      const running = outcomeOf(target, step, blow);
      await sleep(Math.random() * MOST_MS);
      cluster = await struck(cluster, { blow, folder, settings });
      const isBuilt = await settled({ ...target, connection: { url: cluster.url() } }, step, await running);
      built += isBuilt ? 1 : 0;
      left += await invalidIndexes(cluster.url());
      await withClient(cluster.url(), (client) => client.query('DROP INDEX IF EXISTS t_b_idx'));
    }
    return { rounds, built, stopped: rounds - built, left };
  } finally {
    await cluster.stop();
  }
}

async function stepFor(target: Target): Promise<Step> {
  const proposal = await postgres.propose(target, 'postgres.create-index', { subject: 'public.t(b)' });
  assert.equal(proposal.kind, 'plan');
  const [step] = proposal.kind === 'plan' ? proposal.plan.steps : [];
  assert.ok(step !== undefined);
  return step;
}

/** Undefined: built; else the Fault that it ended with. */
async function outcomeOf(target: Target, step: Step, blow: Blow): Promise<Fault | undefined> {
  const stopAt = performance.now() + Math.random() * MOST_MS;
  const progress: Progress = async () => {
    if (blow === 'stopped' && performance.now() > stopAt) throw new Fault('cancelled', literal('enough'));
  };
  try {
    await postgres.run(target, step, progress);
    return undefined;
  } catch (error) {
    assert.ok(isFault(error), String(error));
    return error;
  }
}

interface Around {
  readonly blow: Blow;
  readonly folder: string;
  readonly settings: Record<string, string>;
}

async function struck(cluster: Cluster, { blow, folder, settings }: Around): Promise<Cluster> {
  const act = { cancelled: 'pg_cancel_backend', ended: 'pg_terminate_backend' }[blow as 'cancelled' | 'ended'];
  if (act !== undefined) {
    await withClient(cluster.url(), (client) =>
      client.query(`SELECT ${act}(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%'`),
    );
  }
  if (blow === 'blocked') {
    await withClient(cluster.url(), async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');
      await sleep(Math.random() * MOST_MS);
    });
  }
  if (blow !== 'crashed') return cluster;
  await cluster.stop('SIGQUIT');
  return startCluster({ folder, settings });
}

/** What the engine does next: a lost outcome is looked at, a stopped step is taken back. True: the index is there. */
async function settled(target: Target, step: Step, fault: Fault | undefined): Promise<boolean> {
  if (fault === undefined) {
    assert.equal((await postgres.state(target, step)).state, 'done');
    return true;
  }
  const seen = await postgres.state(target, step);
  if (seen.state === 'done') return true;
  const undo = postgres.undoOf(step, {});
  assert.ok(undo !== undefined);
  if ((await postgres.state(target, undo)).state !== 'done') {
    await postgres.run(target, undo, () => Promise.resolve());
  }
  assert.equal((await postgres.state(target, step)).state, 'not-done');
  return false;
}

async function invalidIndexes(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      'SELECT count(*)::int AS n FROM pg_index WHERE NOT indisvalid OR NOT indisready',
    );
    return (rows[0] as { n: number }).n;
  });
}

if (import.meta.main) console.log(JSON.stringify(await hitBuilds(Number(process.argv[2] ?? 50))));
