// How far each database is on the way to the id at which the server refuses to write, for both kinds of ids.
import { noticed, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { severityOf } from './severity.ts';
import { words } from './words.ts';

/** Ids wrap at 2^31; the server stops three million before. */
const REFUSED_AT = 2 ** 31 - 3_000_000;

interface Row {
  readonly database: string;
  readonly transactionAge: number;
  readonly multixactAge: number;
  readonly forcedAge: number;
}

export const wraparound: Check<Session> = {
  id: 'postgres.wraparound',
  facet: 'capacity',
  title: words.wraparound(),
  async run({ rows, limits }) {
    const databases = await rows<Row>('wraparound');
    const found = databases.flatMap((row) => [...transactions(row, limits), ...multixacts(row, limits)]);
    const age = Math.max(0, ...databases.map(({ transactionAge }) => transactionAge));
    return noticed(found, words.wraparoundLooked({ count: databases.length, age }));
  },
};

function transactions({ database, transactionAge, forcedAge }: Row, limits: Limits): Noticed[] {
  // Twice the age at which autovacuum is forced to act: it has not kept up.
  const warn = Math.min(limits.transactionIdWarn, 2 * forcedAge);
  const severity = severityOf(transactionAge, warn, limits.transactionIdCritical);
  if (severity === undefined) return [];
  const percent = (transactionAge / REFUSED_AT) * 100;
  const text = words.wraparoundTransactions({ database, age: transactionAge, percent });
  return [{ subject: `${database} transactions`, severity, values: { transactionAge, usedPercent: percent }, text }];
}

function multixacts({ database, multixactAge }: Row, limits: Limits): Noticed[] {
  const severity = severityOf(multixactAge, limits.multixactWarn, limits.multixactCritical);
  if (severity === undefined) return [];
  const percent = (multixactAge / REFUSED_AT) * 100;
  const text = words.wraparoundMultixacts({ database, age: multixactAge, percent });
  return [{ subject: `${database} multixacts`, severity, values: { multixactAge, usedPercent: percent }, text }];
}
