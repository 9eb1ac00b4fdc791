// Tables with more dead rows than autovacuum itself would leave. One that autovacuum is about to reach is only worth a
// note; one that it has lost, or never reaches, needs somebody.
import { noticed, type Noticed, type Severity } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { deadPercent, deadRows, tableName, type DeadRows } from '../dead-rows.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words } from './words.ts';

const AT_MOST = 20;

export const deadRowsCheck: Check<Session> = {
  id: 'postgres.dead-rows',
  facet: 'performance',
  title: words.deadRows(),
  async run(session) {
    const tables = await deadRows(session, AT_MOST);
    const found = tables.filter(({ over }) => over).map((table) => overTrigger(table, session.limits));
    return noticed(found, words.deadRowsLooked({ count: tables[0]?.examined ?? 0 }));
  },
};

function overTrigger(row: DeadRows, limits: Limits): Noticed {
  const percent = deadPercent(row);
  const { dead, trigger, automatic, toastDead, bytes } = row;
  const values = { deadRows: dead, deadPercent: percent, triggerRows: trigger, automatic, toastDead, bytes };
  return {
    subject: tableName(row),
    severity: severityOfTable(row, limits),
    values,
    text: textOf(row, percent),
    remedy: 'postgres.vacuum',
  };
}

function severityOfTable({ dead, live, toastDead, automatic }: DeadRows, limits: Limits): Severity {
  const many = dead + toastDead >= limits.deadRowsMinimum && deadPercent({ dead, live }) >= limits.deadRowsPercent;
  return many || !automatic ? 'warning' : 'info';
}

function textOf(row: DeadRows, percent: number) {
  const { dead, trigger, toastDead, toastTrigger, automatic } = row;
  const table = tableName(row);
  if (dead <= trigger) return words.deadRowsToast({ table, dead: toastDead, trigger: toastTrigger });
  return automatic
    ? words.deadRowsFound({ table, dead, percent, trigger })
    : words.deadRowsUnattended({ table, dead, percent, trigger });
}
