// Tables that the planner knows by old numbers. One that autovacuum is about to analyse is only worth a note.
import { noticed, type Noticed, type Severity } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { staleStatistics, type Stale } from '../stale-statistics.ts';
import type { Limits } from '../thresholds.ts';
import { words } from './words-tables.ts';

const AT_MOST = 50;

export const staleStatisticsCheck: Check<Session> = {
  id: 'postgres.stale-statistics',
  facet: 'performance',
  title: words.stale(),
  async run(session) {
    const stale = await staleStatistics(session, AT_MOST);
    const [{ tables } = { tables: 0 }] = await session.rows<{ tables: number }>('table-count');
    return noticed(
      stale.map((table) => outdated(table, session.limits)),
      words.staleLooked({ count: tables }),
    );
  },
};

function outdated(stale: Stale, limits: Limits): Noticed {
  const { changed, rows, trigger, automatic, lastSecondsAgo, reason, ddl } = stale;
  return {
    subject: `${stale.schema}.${stale.table}`,
    severity: severityOfStale(stale, limits),
    values: { changedRows: changed, rows, triggerRows: trigger, automatic, lastSecondsAgo, reason, ddl, undo: null },
    text: textOf(stale),
    remedy: 'postgres.analyze',
  };
}

function severityOfStale({ reason, changed, trigger, automatic }: Stale, limits: Limits): Severity {
  if (reason === 'parent-never-analysed') return 'warning';
  if (reason === 'parent-older-than-parts' || reason === 'foreign-never-analysed') return 'info';
  return !automatic || changed >= trigger * limits.staleStatisticsTimes ? 'warning' : 'info';
}

const sentences = {
  'parent-never-analysed': words.staleParent,
  'parent-older-than-parts': words.staleParentOld,
  'foreign-never-analysed': words.staleForeign,
  'never-analysed': words.staleNever,
  'changed-since-analyze': words.staleChanged,
};

function textOf({ reason, schema, table: name, changed, trigger, automatic, lastSecondsAgo }: Stale) {
  const about = { table: `${schema}.${name}`, changed, trigger, age: (lastSecondsAgo ?? 0) * 1000 };
  if (reason === 'changed-since-analyze' && !automatic) return words.staleUnattended(about);
  return sentences[reason](about);
}
