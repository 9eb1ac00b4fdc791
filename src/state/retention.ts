// Retention: what is over is kept for a while and then goes, a few thousand rows at a time. Changes with their journal,
// periods and the audit are never taken away: they are the history.
import { statement, type Db } from './db.ts';

const expiring = ['sample-expire', 'sample-thin', 'expire-requests', 'expire-messages', 'expire-reports'] as const;

export async function expireOld(db: Db): Promise<void> {
  for (const name of expiring) await db.query(statement(name));
}
