// Pages that did not hold what was written to them. One is enough: what is broken stays broken until it is restored.
import { notChecked, noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import type { Session } from '../../session.ts';
import { words } from '../../words-server.ts';

interface Row {
  readonly checksums: boolean;
  readonly database: string;
  readonly failures: number;
  readonly secondsAgo: number | null;
}

export const checksumFailures: Check<Session> = {
  id: 'postgres.checksum-failures',
  facet: 'health',
  title: words.checksums(),
  async run({ rows }) {
    const databases = await rows<Row>('checksum-failures');
    if (databases[0]?.checksums === false) return notChecked(words.checksumsOff());
    return noticed(databases.flatMap(broken), words.databasesLooked({ count: databases.length }));
  },
};

function broken({ database, failures, secondsAgo }: Row): Noticed[] {
  if (failures === 0) return [];
  const text = words.checksumsBroken({ database, count: failures, age: (secondsAgo ?? 0) * 1000 });
  return [{ subject: database, severity: 'critical', values: { failures, secondsAgo }, text }];
}
