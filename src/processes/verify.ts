// Verify: `aegis verify`: does the audit hold, and does it agree with the heads that were kept outside the database?
import type { Environment } from '../config/environment.ts';
import { openPool } from '../state/db.ts';
import { verifyAudit } from '../state/audit.ts';
import { readAnchors } from './anchor.ts';
import { runOf } from './run-file.ts';

/** Returns the exit code. */
export async function verify(environment: Environment): Promise<number> {
  const pool = openPool(runOf(environment).databaseUrl);
  try {
    const verdict = await verifyAudit(pool, await readAnchors(environment.home));
    if (verdict.ok) console.log(`audit holds: ${verdict.rows} rows, ${verdict.anchors} anchors agree`);
    else console.log(`audit is ${verdict.why} at row ${verdict.n}`);
    return verdict.ok ? 0 : 1;
  } finally {
    await pool.end();
  }
}
