// Anchor: the audit's head, kept in a file beside the database, because a chain alone proves nothing against whoever owns
// the table.
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditHead, type Anchor } from '../state/audit.ts';
import type { Db } from '../state/db.ts';

export async function anchorAudit(db: Db, home: string): Promise<void> {
  const head = await auditHead(db);
  const last = (await readAnchors(home)).at(-1);
  if (head.n === 0 || last?.n === head.n) return;
  await appendFile(pathIn(home), `${JSON.stringify(head)}\n`, { mode: 0o600 });
}

export async function readAnchors(home: string): Promise<readonly Anchor[]> {
  const text = await readFile(pathIn(home), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Anchor);
}

function pathIn(home: string): string {
  return join(home, 'audit-anchors.jsonl');
}
