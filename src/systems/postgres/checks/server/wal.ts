// How much write-ahead log is written, and whether its directory holds more than the settings let it grow to.
import { notChecked, noticed, type CheckResult, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import { serverCounters } from '../../server-counters.ts';
import type { Session } from '../../session.ts';
import { words as postgres } from '../../words.ts';
import { words } from '../../words-server.ts';
import { rise, type Rise } from './rise.ts';

const DAY_MS = 86_400_000;

interface Directory {
  readonly bytes: number;
  readonly files: number;
  /** max_wal_size and wal_keep_size together. */
  readonly settingsBytes: number;
}

export const wal: Check<Session> = {
  id: 'postgres.wal',
  facet: 'capacity',
  title: words.wal(),
  needs: postgres.needsActivityShort(),
  async run(session, context) {
    const { rows, server } = session;
    const [right] = await rows<{ granted: boolean }>('wal-directory-right');
    if (right?.granted !== true) return notChecked(postgres.needsActivity({ role: server.role }));
    const [directory] = await rows<Directory>('wal-directory');
    if (directory === undefined) throw new Error('no answer about the directory');
    const written = rise(context, 'postgres.wal-written-bytes', (await serverCounters(session)).walBytes);
    return looked(directory, written, session.limits.walDirectoryFactor);
  },
};

function looked(directory: Directory, written: Rise | undefined, factor: number): CheckResult {
  const { bytes, files, settingsBytes } = directory;
  const perDay = written === undefined ? null : (written.amount / written.ms) * DAY_MS;
  const values = { bytes, files, settingsBytes, bytesPerDay: perDay };
  const text = words.walLarge({ bytes, limit: settingsBytes });
  const large: Noticed[] = bytes > settingsBytes * factor ? [{ subject: '', severity: 'warning', values, text }] : [];
  return noticed(large, perDay === null ? words.walIs({ bytes }) : words.walGrows({ bytes, perDay }));
}
