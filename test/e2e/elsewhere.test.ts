// State elsewhere, ports that are taken, starts that are killed: what `npm start` promises about its surroundings.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isRunning } from '../../src/state/is-running.ts';
import { olderPostgres, type OlderPostgres } from '../servers/older-postgres.ts';
import { withClient } from '../servers/postgres.ts';
import { handsIn, hasButton, startAegis, textOf, until, type Aegis } from './aegis.ts';

let older: OlderPostgres | undefined;
let store: string | undefined;
let taken: Server;
let takenPort: number;
let aegis: Aegis;

before(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => void taken.listen(0, resolve));
  const address = taken.address();
  takenPort = address !== null && typeof address === 'object' ? address.port : 0;
  older = await olderPostgres();
  store = older?.url;
  const elsewhere = store === undefined ? {} : { DATABASE_URL: store };
  aegis = await startAegis({ env: { ...elsewhere, AEGIS_SANDBOX_PORT: String(takenPort) } });
});
after(async () => {
  await aegis.stop();
  await older?.stop();
  taken.close();
});

test('a port that is taken is left to its owner, and the next one is named', () => {
  const port = Number(new URL(aegis.workspace).port);
  assert.ok(port > takenPort, `${aegis.workspace} is not after ${takenPort}`);
  assert.match(aegis.output(), new RegExp(`port ${takenPort} is taken: workspace uses ${port}`));
});

test('a PostgreSQL 15 of somebody else keeps the state: report, plan, approval and proof', async (t) => {
  if (store === undefined) return t.skip('not run: postgresql-15 is missing');
  const hands = handsIn(aegis);
  await hands.seen('C0OPS', (message) => /Full report/.test(textOf(message)));
  await hands.type('U0OPERATOR', 'optimize practice vacuum');
  const card = await hands.seen('C0CHANGES', (message) => hasButton(message, 'approve'));
  await hands.click('U0OPERATOR', 'C0CHANGES', card, 'approve');
  await hands.seen('C0CHANGES', (message) => message.thread_ts === card.ts && /Done in/.test(textOf(message)));
  assert.equal(existsSync(join(aegis.home, 'state')), false, 'an embedded server was started nevertheless');
  const kept = await withClient(store, async (client) => {
    const { rows } = await client.query<{ state: string }>('SELECT state FROM aegis.change');
    return rows.map(({ state }) => state);
  });
  assert.deepEqual(kept, ['done']);
});

test('a start that was killed is taken over by the next one, which says so: same ports, nothing twice', async () => {
  const [before, practiceBefore] = [childrenOf(aegis), practicePid()];
  assert.deepEqual([...before.keys()].toSorted(), ['chat', 'local-slack', 'worker']);
  const killed = aegis;
  killed.process.kill('SIGKILL');
  const env = {
    ...(store !== undefined && { DATABASE_URL: store }),
    AEGIS_SANDBOX_PORT: new URL(killed.workspace).port,
    AEGIS_WEB_PORT: new URL(killed.web).port,
  };
  aegis = await startAegis({ home: killed.home, env });
  assert.match(aegis.output(), new RegExp(`process ${killed.process.pid} .*ended without stopping`));
  assert.doesNotMatch(aegis.output(), /port \d+ is taken/);
  assert.deepEqual([aegis.workspace, aegis.web], [killed.workspace, killed.web]);
  assert.equal(practicePid(), practiceBefore, 'the practice server was not adopted');
  await until(
    () => ([...before.values()].some(isRunning) ? undefined : true),
    5000,
    () => `left over: ${JSON.stringify([...before])}`,
  );
  // What was said before is there again, in the workspace that forgot it.
  await handsIn(aegis).seen('C0OPS', (message) => /Full report/.test(textOf(message)));
});

test('SIGTERM leaves nothing running but what belongs to others', async () => {
  const started = [...childrenOf(aegis).values(), practicePid()];
  const stopMs = await aegis.stop();
  assert.ok(stopMs < 5000, `it took ${stopMs} ms`);
  assert.deepEqual(started.filter(isRunning), []);
  assert.deepEqual(processesNaming(aegis.home), []);
  if (store !== undefined) await withClient(store, (client) => client.query('SELECT 1'));
});

/** Process ids of chat, worker and workspace. */
function childrenOf({ process: { pid } }: Aegis): ReadonlyMap<string, number> {
  const lines = execFileSync('ps', ['--ppid', String(pid), '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const named = lines.flatMap((line) => {
    const name = /main\.ts (chat|worker)$/.exec(line)?.[1] ?? /\/(local-slack) /.exec(line)?.[1];
    return name === undefined ? [] : [[name, Number.parseInt(line, 10)] as const];
  });
  return new Map(named);
}

function practicePid(): number {
  return Number.parseInt(readFileSync(join(aegis.home, 'practice-postgres/data/postmaster.pid'), 'utf8'), 10);
}

function processesNaming(home: string): readonly string[] {
  // One that has ended but was not yet collected has no arguments any more.
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(home));
}
