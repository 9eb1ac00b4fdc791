// Applications that opened a transaction and then forgot it.
import { noticed, notChecked, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words as postgres } from '../words.ts';
import { severityOf } from './severity.ts';
import { openTransactions, type Transaction } from './transactions.ts';
import { words } from './words.ts';

export const idleTransaction: Check<Session> = {
  id: 'postgres.idle-transaction',
  facet: 'health',
  title: words.idleTransaction(),
  needs: postgres.needsActivityShort(),
  async run(session) {
    const { server, limits } = session;
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const open = await openTransactions(session);
    const found = open.filter(({ idle }) => idle).flatMap((transaction) => forgotten(transaction, limits));
    return noticed(found, words.transactionsLooked({ count: open.length }));
  },
};

function forgotten(transaction: Transaction, limits: Limits): Noticed[] {
  const { pid, app, quietSeconds, openSeconds, holdsHorizon } = transaction;
  const severity = severityOf(quietSeconds, limits.idleTransactionSeconds, limits.idleTransactionCriticalSeconds);
  if (severity === undefined) return [];
  const values = {
    pid,
    app,
    idleSeconds: Math.round(quietSeconds),
    openSeconds: Math.round(openSeconds),
    holdsHorizon,
  };
  const text = words.idleTransactionFound({ app, pid: String(pid), age: quietSeconds * 1000 });
  return [{ subject: `${app} ${pid}`, severity, values, text, remedy: 'postgres.terminate-session' }];
}
