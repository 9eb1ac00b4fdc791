// Our own PostgreSQL is stopped at once and started again, several times in mid-run: the worker lives, and nothing on the
// targets is repeated.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startCluster } from '../../src/state/cluster.ts';
import { testSettings } from '../servers/postgres.ts';
import { temporaryFolder } from '../servers/temporary-folder.ts';
import { child } from './child.ts';
import { told, until } from './ledger-parts.ts';
import { approved, mustRead, stage } from './ledger-stage.ts';
import { step, type Planned } from './ledger-system.ts';

const books = ['one', 'two', 'three', 'back'];
const PIECES = 12;
const OUTAGES = 4;

test('a worker outlives its own database, and repeats nothing', { timeout: 220_000 }, async (t) => {
  const folder = `${temporaryFolder('away')}/server`;
  // Durable here: what was committed must be there after the crash.
  const settings = { ...testSettings, fsync: 'on', shared_preload_libraries: '' };
  let cluster = await startCluster({ folder, settings });
  after(() => cluster.stop('SIGQUIT'));
  const place = await stage(books, { database: cluster.url() });
  const ids = new Map<string, number>();
  for (const book of books) ids.set(book, await approved(place, book, plan(book !== 'back')));
  const worker = child({ database: place.database, ledger: place.ledger, books });
  const written = async () => (await Promise.all(books.map(place.entries))).flat().length;
  await until('the work is under way', async () => (await written()) > books.length);
  for (let outage = 0; outage < OUTAGES; outage += 1) {
    await cluster.stop('SIGQUIT');
    cluster = await startCluster({ folder, settings });
    const there = await written();
    await until('the work goes on', async () => (await written()) > there || (await isOver()));
  }
  await until('all changes are over', isOver, 120_000);
  for (const [book, id] of ids) {
    const passes = book !== 'back';
    const entries = [...Array<string>(PIECES).fill('+a'), '+b'];
    const back = passes ? [] : ['-b', ...Array<string>(PIECES).fill('-a')];
    assert.deepEqual(await place.entries(book), [...entries, ...back], book);
    assert.equal((await mustRead(place, id)).state, passes ? 'done' : 'rolled-back', book);
    assert.equal((await told(place.pool, `change:${id}:end:`)).length, 1, book);
  }
  worker.kill('SIGTERM');
  assert.deepEqual(await worker.ended.then(({ code, signal }) => ({ code, signal })), {
    code: null,
    signal: 'SIGTERM',
  });
  assert.deepEqual(worker.complaints, []);
  t.diagnostic(`${OUTAGES} outages, ${worker.lines.filter(({ log }) => log !== undefined).length} lines in the log`);

  async function isOver(): Promise<boolean> {
    const open = "SELECT FROM aegis.change WHERE state IN ('approved', 'running', 'unknown')";
    return (await place.pool.query(open)).rows.length === 0;
  }
});

function plan(passes: boolean): Planned {
  return {
    steps: [step('ledger.add', { token: 'a', pieces: PIECES, delayMs: 200 }), step('ledger.add', { token: 'b' })],
    tests: [step('ledger.test', { passes })],
  };
}
