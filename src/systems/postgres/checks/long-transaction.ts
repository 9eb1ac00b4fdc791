// Transactions that work for too long, and prepared ones that nobody finished: they hold locks and hold back vacuum.
import { noticed, notChecked, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words as postgres } from '../words.ts';
import { severityOf } from './severity.ts';
import { openTransactions, type Transaction } from './transactions.ts';
import { words } from './words.ts';

interface Prepared {
  readonly gid: string;
  readonly user: string;
  readonly database: string;
  readonly openSeconds: number;
}

export const longTransaction: Check<Session> = {
  id: 'postgres.long-transaction',
  facet: 'health',
  title: words.longTransaction(),
  needs: postgres.needsActivityShort(),
  async run(session) {
    const { server, limits } = session;
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const open = await openTransactions(session);
    const prepared = await session.rows<Prepared>('prepared-transactions');
    // One that says nothing is the idle check's affair.
    const working = open.filter(({ idle }) => !idle).flatMap((transaction) => long(transaction, limits));
    const forgotten = prepared.flatMap((transaction) => unfinished(transaction, limits));
    return noticed([...working, ...forgotten], words.transactionsLooked({ count: open.length + prepared.length }));
  },
};

function long({ pid, app, database, openSeconds, holdsHorizon }: Transaction, limits: Limits): Noticed[] {
  const severity = durationSeverity(openSeconds, limits);
  if (severity === undefined) return [];
  const text = words.longTransactionFound({ app, pid: String(pid), database: database ?? '', age: openSeconds * 1000 });
  const values = { pid, app, openSeconds: Math.round(openSeconds), holdsHorizon };
  return [{ subject: `${app} ${pid}`, severity, values, text, remedy: 'postgres.terminate-session' }];
}

function unfinished({ gid, user, database, openSeconds }: Prepared, limits: Limits): Noticed[] {
  const severity = durationSeverity(openSeconds, limits);
  if (severity === undefined) return [];
  const text = words.preparedFound({ gid, user, database, age: openSeconds * 1000 });
  return [{ subject: `prepared ${gid}`, severity, values: { gid, openSeconds: Math.round(openSeconds) }, text }];
}

function durationSeverity(seconds: number, limits: Limits) {
  return severityOf(seconds, limits.longTransactionSeconds, limits.longTransactionCriticalSeconds);
}
