// Reports: kept whole for their page and for the comparison with the next one; periods say which were posted.
import type { Locale } from '../core/locale.ts';
import type { Report, ReportKind } from '../core/report.ts';
import type { Sample } from '../core/sample.ts';
import type { Period } from '../core/period.ts';
import { statement, type Db } from './db.ts';

/** True for the one replica that may post this period's report. */
export async function takePeriod(db: Db, channel: string, { id, due }: Period, now: Date): Promise<boolean> {
  return (await db.query(statement('period-take'), [channel, id, due, now])).rowCount === 1;
}

export interface KeptReport {
  readonly id: string;
  readonly kind: Report['kind'];
  readonly channel?: string;
  readonly locale: Locale;
  readonly report: Report;
  readonly samples: readonly Sample[];
}

export async function keepReport(db: Db, { id, kind, channel, locale, report, samples }: KeptReport): Promise<void> {
  const values = [id, kind, channel ?? null, locale.language, locale.zone, report, JSON.stringify(samples)];
  await db.query(statement('report-save'), values);
}

export async function readReport(db: Db, id: string): Promise<{ report: Report; locale: Locale } | undefined> {
  const { rows } = await db.query<{ body: Report; language: Locale['language']; zone: string }>(
    statement('report-read'),
    [id],
  );
  const row = rows[0];
  return row === undefined ? undefined : { report: row.body, locale: { language: row.language, zone: row.zone } };
}

export interface Previous {
  readonly at: string;
  readonly findings: Report['findings'];
  readonly samples: readonly Sample[];
}

/** The last report of that kind in that channel. */
export async function previousReport(db: Db, channel: string, kind: ReportKind): Promise<Previous | undefined> {
  const { rows } = await db.query<{ at: Date; body: Report; samples: Sample[] }>(statement('report-previous'), [
    channel,
    kind,
  ]);
  const row = rows[0];
  return row === undefined
    ? undefined
    : { at: row.at.toISOString(), findings: row.body.findings, samples: row.samples };
}
