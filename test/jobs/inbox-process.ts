// One process at the inbox, to be killed: `inbox-process.ts '<Visit as JSON>'` asks with a real queue, or works.
import { createAsk } from '../../src/jobs/requests/ask.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { openPool } from '../../src/state/db.ts';
import { asked, ledgerFleet, ledgerParts } from './ledger-parts.ts';

export interface Visit {
  readonly database: string;
  readonly ledger: string;
  /** Asks with these keys, each twice at once. */
  readonly keys?: readonly string[];
  /** Dies where the row is written and the job is not. */
  readonly diesBeforeJob?: boolean;
}

const visit = JSON.parse(process.argv[2] ?? '{}') as Visit;
const pool = openPool(visit.database);
const queue = await openQueue({ url: visit.database, supervise: true, onError: (error) => console.error(error) });

if (visit.keys === undefined) {
  const log = { info: () => undefined, warn: console.error, error: console.error };
  await startWorker(ledgerParts({ pool, queue, log, fleet: ledgerFleet(visit.ledger, ['book']) }));
  console.log(JSON.stringify({ ready: true }));
} else {
  const dying = { ...queue, send: async () => void process.kill(process.pid, 'SIGKILL') };
  const ask = createAsk(pool, visit.diesBeforeJob ? dying : queue);
  const answers = await Promise.all([...visit.keys, ...visit.keys].map((key) => ask(asked(key))));
  console.log(JSON.stringify({ text: answers.filter((answer) => answer === 'accepted').length.toString() }));
  await queue.stop();
  await pool.end();
}
