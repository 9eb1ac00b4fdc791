// Whether texts are still sorted as when the indexes were built: an update of the system's library can change that, and
// then indexes lose rows.
import { noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import { majorVersion, type Session } from '../../session.ts';
import { words } from '../../words-server.ts';

/** Databases record their collation's version since. */
const RECORDED_SINCE = 15;

interface Moved {
  readonly name: string;
  readonly recorded: string | null;
  readonly actual: string | null;
  readonly sql: string;
  readonly isDatabase: boolean;
}

export const collationVersion: Check<Session> = {
  id: 'postgres.collation-version',
  facet: 'health',
  title: words.collations(),
  async run({ rows, server }) {
    const recorded = majorVersion(server) >= RECORDED_SINCE;
    const database = recorded ? await rows<Moved>('database-collation') : [];
    const collations = await rows<Moved>('collations');
    const examined = recorded ? words.collationsLooked() : words.collationsNotDatabase();
    return noticed([...database, ...collations].map(moved), examined);
  },
};

function moved({ name, recorded, actual, sql, isDatabase }: Moved): Noticed {
  const about = { name, recorded: recorded ?? '?', actual: actual ?? '?' };
  return {
    subject: isDatabase ? '' : name,
    // Everything in the database is sorted by its own collation; others are used here and there.
    severity: isDatabase ? 'critical' : 'warning',
    values: { recorded, actual, sql, before: 'REINDEX' },
    text: isDatabase ? words.databaseCollationMoved(about) : words.collationMoved(about),
  };
}
