// Rights that go beyond looking: each unlocks the things that its name says, and none is needed for the rest. CREATEROLE
// is not among them: it is far more than a limit by role is worth, whose remedy names the statement instead.
import type { Right } from '../../core/system.ts';
import { majorVersion, type Session } from './session.ts';
import { words } from './words-rights.ts';

interface Row {
  readonly signals: boolean;
  readonly readsData: boolean;
  readonly readsRules: boolean;
  readonly role: string;
}

/** pg_read_all_data exists since. */
const READ_ALL_SINCE = 14;

export async function furtherRights({ rows, server }: Session): Promise<readonly Right[]> {
  const [row] = await rows<Row>('further-rights');
  if (row === undefined) throw new Error('no answer about further rights');
  const { signals, readsData, readsRules, role } = row;
  const readAll = majorVersion(server) >= READ_ALL_SINCE ? 'pg_read_all_data' : `SELECT ON ALL TABLES IN SCHEMA public`;
  return [
    { name: words.signals(), granted: signals, mend: `GRANT pg_signal_backend TO ${role};` },
    { name: words.readsData(), granted: readsData, mend: `GRANT ${readAll} TO ${role};` },
    {
      name: words.readsRules(),
      granted: readsRules,
      mend: `GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO ${role}; GRANT SELECT ON pg_hba_file_rules TO ${role};`,
    },
  ].map(({ name, granted, mend }) => (granted ? { name, granted } : { name, granted, mend }));
}
