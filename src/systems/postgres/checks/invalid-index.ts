// Indexes that a cut-off CREATE, REINDEX or DROP left behind.
import type { Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { amongIndexes } from './index-count.ts';
import { words } from './words.ts';

interface Row {
  readonly schema: string;
  readonly table: string;
  readonly index: string;
  /** Writes still go into it. */
  readonly maintained: boolean;
  readonly bytes: number;
  readonly definition: string;
  readonly ddl: string;
}

export const invalidIndex: Check<Session> = {
  id: 'postgres.invalid-index',
  facet: 'health',
  title: words.invalidIndex(),
  async run(session) {
    const invalid = await session.rows<Row>('invalid-indexes');
    return amongIndexes(session, invalid.map(ruin));
  },
};

function ruin({ schema, table, index, maintained, bytes, definition, ddl }: Row): Noticed {
  const about = { index, table: `${schema}.${table}`, bytes };
  return {
    subject: `${schema}.${table}.${index}`,
    severity: 'warning',
    values: { bytes, maintained, ddl, undo: definition },
    text: maintained ? words.invalidFound(about) : words.invalidDead(about),
  };
}
