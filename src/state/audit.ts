// Audit: who did what, chained by hashes in the transaction of the deed. The head is also anchored outside the database,
// because a chain alone proves nothing against whoever owns the table.
import type { JsonObject } from '../core/json.ts';
import { statement, type Db } from './db.ts';

/** Throws when it cannot be written: no audit, no action. */
export async function record(db: Db, who: string, what: string, about: JsonObject): Promise<void> {
  await db.query(statement('audit-record'), [who, what, JSON.stringify(about)]);
}

/** A head that was seen earlier and kept elsewhere. */
export interface Anchor {
  readonly n: number;
  readonly hash: string;
}

export async function auditHead(db: Db): Promise<Anchor> {
  const { rows } = await db.query<Anchor>(statement('audit-head'));
  const head = rows[0];
  return { n: head?.n ?? 0, hash: head?.hash ?? '' };
}

export type AuditVerdict =
  | { readonly ok: true; readonly rows: number; readonly anchors: number }
  /** `edited`: the row at n does not follow; `cut`: rows are missing at the end; `rewritten`: an anchor disagrees. */
  | { readonly ok: false; readonly why: 'edited' | 'cut' | 'rewritten'; readonly n: number };

export async function verifyAudit(db: Db, anchors: readonly Anchor[]): Promise<AuditVerdict> {
  const broken = (await db.query<{ n: number }>(statement('audit-verify'))).rows[0];
  if (broken !== undefined) return { ok: false, why: 'edited', n: broken.n };
  const { rows } = await db.query<{ n: number; hash: string; last: number; last_hash: string | null }>(
    statement('audit-head'),
  );
  const head = rows[0];
  if (head === undefined) return { ok: false, why: 'cut', n: 0 };
  if (head.last !== head.n) return { ok: false, why: 'cut', n: head.last };
  if (head.n > 0 && head.last_hash !== head.hash) return { ok: false, why: 'edited', n: head.n };
  for (const anchor of anchors) {
    const hash = (await db.query<{ hash: string }>(statement('audit-hash-at'), [anchor.n])).rows[0]?.hash;
    if (hash === undefined && anchor.n > 0) return { ok: false, why: 'cut', n: anchor.n };
    if (hash !== undefined && hash !== anchor.hash) return { ok: false, why: 'rewritten', n: anchor.n };
  }
  return { ok: true, rows: head.n, anchors: anchors.length };
}
