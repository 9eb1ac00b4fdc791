// Tables past the age at which they must be frozen: a few in passing are ordinary, far over it autovacuum has lost.
import { noticed, type Noticed, type Severity } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words } from './words-tables.ts';

const AT_MOST = 20;
/** Share of the failsafe age from which the server itself is close to emergency measures. */
const NEAR_FAILSAFE = 0.8;

interface Waiting {
  readonly schema: string;
  readonly table: string;
  /** The table whose TOAST table it is. */
  readonly toastOf: string;
  readonly temporary: boolean;
  readonly age: number;
  readonly trigger: number;
  readonly multiAge: number;
  readonly multiTrigger: number;
  readonly failsafeXids: number;
  readonly failsafeMultis: number;
  readonly bytes: number;
  readonly ddl: string;
  readonly waiting: number;
}

export const freezeQueue: Check<Session> = {
  id: 'postgres.freeze-queue',
  facet: 'capacity',
  title: words.freeze(),
  async run({ rows, limits }) {
    const waiting = await rows<Waiting>('freeze-queue', [AT_MOST]);
    const found = waiting.map((table) => late(table, limits));
    return noticed(found, words.freezeLooked({ waiting: waiting[0]?.waiting ?? 0 }));
  },
};

function late(waiting: Waiting, limits: Limits): Noticed {
  const { schema, toastOf, temporary, age, trigger, multiAge, multiTrigger, bytes, ddl } = waiting;
  const table = toastOf === '' ? `${schema}.${waiting.table}` : `${toastOf} (TOAST)`;
  const byMultixacts = multiAge / multiTrigger > age / trigger;
  const said = byMultixacts
    ? words.freezeMultixacts({ table, age: multiAge, trigger: multiTrigger })
    : words.freezeTransactions({ table, age, trigger });
  const reason = byMultixacts ? 'multixact-age' : 'transaction-age';
  return {
    subject: table,
    severity: severityOfAge(waiting, limits),
    values: {
      transactionAge: age,
      multixactAge: multiAge,
      trigger,
      multiTrigger,
      bytes,
      temporary,
      ddl,
      undo: null,
      reason,
    },
    text: temporary ? words.freezeTemporary({ said }) : said,
  };
}

function severityOfAge(waiting: Waiting, limits: Limits): Severity {
  const { temporary, age, trigger, multiAge, multiTrigger, failsafeXids, failsafeMultis } = waiting;
  if (age >= limits.transactionIdCritical || multiAge >= limits.multixactCritical) return 'critical';
  const isNear = age >= failsafeXids * NEAR_FAILSAFE || multiAge >= failsafeMultis * NEAR_FAILSAFE;
  // Twice the age: autovacuum does not keep up. A temporary table it never reaches at all.
  return isNear || temporary || age >= 2 * trigger || multiAge >= 2 * multiTrigger ? 'warning' : 'info';
}
