// Indexes that repeat another one exactly.
import type { Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { duplicateIndexes, indexName, type Duplicate } from '../duplicates.ts';
import type { Session } from '../session.ts';
import { amongIndexes } from './index-count.ts';
import { words } from './words.ts';

export const duplicateIndex: Check<Session> = {
  id: 'postgres.duplicate-index',
  facet: 'performance',
  title: words.duplicateIndex(),
  async run(session) {
    const duplicates = await duplicateIndexes(session);
    return amongIndexes(session, duplicates.map(repeated));
  },
};

function repeated(duplicate: Duplicate): Noticed {
  const { twin, bytes, ddl, definition, scans, twinScans } = duplicate;
  return {
    subject: indexName(duplicate),
    severity: 'warning',
    values: { bytes, twin, ddl, undo: definition, reason: 'exact-duplicate', scans, twinScans },
    text: words.duplicateFound({ index: indexName(duplicate), twin, bytes }),
    remedy: 'postgres.drop-duplicate-index',
  };
}
