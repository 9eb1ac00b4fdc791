// Indexes that a cut-off CREATE, REINDEX or DROP left behind.
import type { Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { invalidIndexes, type InvalidIndex } from '../invalid.ts';
import type { Session } from '../session.ts';
import { amongIndexes } from './index-count.ts';
import { words } from './words.ts';

export const invalidIndex: Check<Session> = {
  id: 'postgres.invalid-index',
  facet: 'health',
  title: words.invalidIndex(),
  async run(session) {
    const invalid = await invalidIndexes(session);
    return amongIndexes(session, invalid.map(ruin));
  },
};

function ruin({ schema, table, index, maintained, bytes, definition, ddl, needed }: InvalidIndex): Noticed {
  const about = { index, table: `${schema}.${table}`, bytes };
  const finding = {
    subject: `${schema}.${table}.${index}`,
    severity: 'warning' as const,
    values: { bytes, maintained, ddl, undo: definition, reason: 'left-by-a-cut-build' },
    text: maintained ? words.invalidFound(about) : words.invalidDead(about),
  };
  // One that a constraint or a partitioned index holds goes with those.
  return needed ? finding : { ...finding, remedy: 'postgres.drop-invalid-index' };
}
