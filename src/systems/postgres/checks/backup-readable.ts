// Whether the newest backup can be read to its end: each one once, and only what is small enough to be read in passing.
import { noticed, notChecked, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { isFault } from '../../../core/fault.ts';
import type { Text } from '../../../core/words.ts';
import { askedSources, isSeen, joined, type Seen } from '../backup/asked.ts';
import { kindOf } from '../backup/kinds.ts';
import type { Backup } from '../backup/source.ts';
import { words as reaching } from '../backup/words.ts';
import type { Session } from '../session.ts';
import { words } from '../words-backup.ts';

/** What a look said about a backup: the same file is not read again every five minutes. */
const known = new Map<string, Text | undefined>();
const KNOWN = 1000;

export const backupReadable: Check<Session> = {
  id: 'postgres.backup-readable',
  facet: 'backup',
  title: words.readable(),
  needs: words.needs(),
  limitMs: 120_000,
  async run(session, { signal }): Promise<CheckResult> {
    const sources = await askedSources(session);
    if (sources.length === 0) return notChecked(reaching.notConfigured());
    const looks: Look[] = [];
    for (const one of sources) looks.push(isSeen(one) ? await lookedAt(session, one, signal) : { unread: one.unseen });
    const found = looks.flatMap((look) => look.found ?? []);
    const unread = looks.flatMap((look) => look.unread ?? []);
    if (found.length === 0 && unread.length > 0) return notChecked(joined(unread));
    return noticed(found, joined([...looks.flatMap((look) => look.read ?? []), ...unread]));
  },
};

interface Look {
  readonly found?: Noticed;
  readonly read?: Text;
  readonly unread?: Text;
}

async function lookedAt({ limits, target }: Session, seen: Seen, signal: AbortSignal): Promise<Look> {
  const { source, backups, config } = seen;
  const [newest] = backups;
  if (newest === undefined) return { unread: words.none({ source }) };
  const { name: backup, bytes = Infinity } = newest;
  const isFile = config.kind === 'dump' || config.kind === 'base';
  const limit = limits.backupReadBytes;
  if (!isFile || bytes > limit) return { unread: words.readByDrill({ source, backup, limit }) };
  try {
    const wrong = await wrongOnce(seen, newest, { target, signal });
    if (wrong === undefined) return { read: words.wasRead({ source, backup }) };
    const text = words.damaged({ source, backup, wrong });
    return { found: { subject: source, severity: 'critical', values: { backup, bytes }, text } };
  } catch (error) {
    if (!isFault(error, 'not-available')) throw error;
    return { unread: reaching.unseen({ source, reason: error.text }) };
  }
}

async function wrongOnce(
  { around, config, source }: Seen,
  newest: Backup,
  { target, signal }: { target: string; signal: AbortSignal },
): Promise<Text | undefined> {
  const key = JSON.stringify([target, source, newest.path, newest.bytes, newest.at]);
  if (known.has(key)) return known.get(key);
  const wrong = await kindOf(config).wrongWith(around, newest, signal);
  if (known.size >= KNOWN) known.clear();
  known.set(key, wrong);
  return wrong;
}
