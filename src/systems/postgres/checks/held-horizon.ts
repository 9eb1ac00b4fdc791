// Who keeps every vacuum from removing dead rows: sessions, prepared transactions, slots (rows and catalogue), standbys.
// Judged by the share of the age at which autovacuum must freeze: behind an old horizon it freezes in vain.
import { noticed, notChecked, type Noticed, type Severity } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { horizonHolders, type Holder } from '../horizon.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words as postgres } from '../words.ts';
import { words } from './words-tables.ts';

export const heldHorizon: Check<Session> = {
  id: 'postgres.held-horizon',
  facet: 'health',
  title: words.horizon(),
  needs: postgres.needsActivityShort(),
  async run(session) {
    const { server, limits } = session;
    if (!server.readsActivity) return notChecked(postgres.needsActivity({ role: server.role }));
    const [{ freezeAge } = { freezeAge: 0 }] = await session.rows<{ freezeAge: number }>('freeze-age');
    const holders = await horizonHolders(session);
    const found = holders.flatMap((holder) => holding(holder, (holder.age / freezeAge) * 100, limits));
    return noticed(found, words.horizonLooked({ count: holders.length, age: holders[0]?.age ?? 0 }));
  },
};

function holding(holder: Holder, percent: number, limits: Limits): Noticed[] {
  const severity = severityOfShare(percent, limits);
  if (severity === undefined) return [];
  const { kind, name, age, seconds } = holder;
  const values = { kind, name, transactions: age, freezeAgePercent: percent, openSeconds: seconds };
  // A session ends as others name it: by its application and process.
  const subject = `${kind} ${name.replace(/ \(pid (\d+)\)$/, ' $1')}`;
  const finding: Noticed = { subject, severity, values, text: textOf(holder) };
  // The others end elsewhere: by their client, on the standby, or for good with what reads the slot.
  return [kind === 'session' ? { ...finding, remedy: 'postgres.terminate-session' } : finding];
}

function severityOfShare(percent: number, limits: Limits): Severity | undefined {
  if (percent >= limits.horizonCriticalPercent) return 'critical';
  if (percent >= limits.horizonWarnPercent) return 'warning';
  return percent >= limits.horizonNotePercent ? 'info' : undefined;
}

const sentences = {
  session: words.horizonSession,
  prepared: words.horizonPrepared,
  slot: words.horizonSlot,
  catalog: words.horizonCatalog,
  standby: words.horizonStandby,
};

function textOf({ kind, name, age, seconds }: Holder) {
  return sentences[kind]({ name, age, open: (seconds ?? 0) * 1000 });
}
