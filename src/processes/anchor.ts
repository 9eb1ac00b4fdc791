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
  // On a line of its own, even where the one before was torn.
  await appendFile(pathIn(home), `\n${JSON.stringify(head)}\n`, { mode: 0o600 });
}

export async function readAnchors(home: string): Promise<readonly Anchor[]> {
  const text = await readFile(pathIn(home), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => anchorIn(line) ?? []);
}

// A line that a dying process tore anchors nothing; the others still do.
function anchorIn(line: string): Anchor | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Anchor);
  } catch {
    return undefined;
  }
}

function pathIn(home: string): string {
  return join(home, 'audit-anchors.jsonl');
}
