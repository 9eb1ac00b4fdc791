// A worker in a process of its own, to be killed or frozen at a boundary that its parent names:
// `change-process.ts '<Order as JSON>'`. It says on stdout what it reached.
import { flushCompileCache } from 'node:module';
import { boundaries, type Boundary } from '../../src/jobs/changes/boundaries.ts';
import { runChange } from '../../src/jobs/changes/run-change.ts';
import { startSweep } from '../../src/jobs/watch/sweep.ts';
import { openPool, type Pool } from '../../src/state/db.ts';
import { ledgerFleet, ledgerParts } from './ledger-parts.ts';

export interface Order {
  readonly database: string;
  readonly ledger: string;
  readonly books: readonly string[];
  /** Runs this change and ends; absent: sweeps until it is killed. */
  readonly change?: number;
  readonly stop?: Stop;
}

export interface Stop {
  readonly signal: 'SIGKILL' | 'SIGSTOP';
  /** The boundary, at its n-th time; or before the n-th statement with that text inside a transaction. */
  readonly at: Boundary | { readonly statement: string };
  readonly time: number;
}

// Whoever is killed later writes none.
flushCompileCache();
const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const times = new Map<string, number>();

function stopIfOrdered(place: string): void {
  const time = (times.get(place) ?? 0) + 1;
  times.set(place, time);
  const { stop } = order;
  if (stop === undefined || stop.time !== time) return;
  const wanted = typeof stop.at === 'string' ? stop.at : stop.at.statement;
  if (wanted === place) process.kill(process.pid, stop.signal);
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify({ ...line, at: Date.now() })}\n`);
}

/** The pool, stopped inside a transaction where that is ordered. */
function stoppable(pool: Pool): Pool {
  const { stop } = order;
  if (stop === undefined || typeof stop.at === 'string') return pool;
  const { statement } = stop.at;
  return {
    ...pool,
    transaction: (act) =>
      pool.transaction((db) =>
        act({
          query: async (text, values) => {
            const answer = await db.query(text, values);
            if (text.includes(statement)) stopIfOrdered(statement);
            return answer as never;
          },
        }),
      ),
  };
}

const log = (level: string) => (facts: object, text: string) => {
  const error = 'error' in facts ? String(facts.error) : undefined;
  say({ log: level, text, error });
};
const pool = stoppable(openPool(order.database));
const parts = ledgerParts({
  pool,
  fleet: ledgerFleet(order.ledger, order.books),
  log: { info: log('info'), warn: log('warn'), error: log('error') },
  reached(boundary, change) {
    if (!boundaries.includes(boundary)) throw new Error(`no such boundary: ${boundary}`);
    stopIfOrdered(boundary);
    say({ reached: boundary, change });
  },
});

if (order.change === undefined) {
  startSweep(parts);
  say({ ready: true });
} else {
  await runChange(parts, order.change);
  say({ ended: order.change });
  await pool.end();
}
