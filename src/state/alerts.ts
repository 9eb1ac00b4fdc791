// Alerts: one open alert per finding; it is edited while it lasts and resolves by itself after a calm time.
import type { Finding } from '../core/finding.ts';
import { findingKey } from '../core/finding.ts';
import { statement, type Db } from './db.ts';

export interface Alert {
  readonly id: number;
  readonly finding: Finding;
  readonly openedAt: string;
  readonly resolvedAt?: string;
}

interface Row {
  readonly id: number;
  readonly finding: Finding;
  readonly opened_at: Date;
  readonly resolved_at?: Date;
}

/** Opens the alert, or brings the open one up to date. */
export async function openAlert(db: Db, finding: Finding, at: string): Promise<Alert> {
  const { rows } = await db.query<Row>(statement('alert-open'), [findingKey(finding), finding, at]);
  const alert = rows.map(fromRow)[0];
  if (alert === undefined) throw new Error('the alert was not stored');
  return alert;
}

/** Keeps the open alerts of these findings open, unedited. */
export async function touchAlerts(db: Db, findings: readonly Finding[], at: string): Promise<void> {
  await db.query(statement('alert-touch'), [findings.map(findingKey), at]);
}

export interface Calm {
  readonly target: string;
  /** The checks that really looked this time. */
  readonly checks: readonly string[];
  readonly at: string;
  /** A finding that comes and goes within this time stays one alert. */
  readonly calmSeconds: number;
}

export async function resolveAlerts(db: Db, { target, checks, at, calmSeconds }: Calm): Promise<readonly Alert[]> {
  return (await db.query<Row>(statement('alert-quiet'), [target, checks, at, calmSeconds])).rows.map(fromRow);
}

function fromRow({ id, finding, opened_at: opened, resolved_at: resolved }: Row): Alert {
  const alert = { id, finding, openedAt: opened.toISOString() };
  return resolved === undefined ? alert : { ...alert, resolvedAt: resolved.toISOString() };
}
