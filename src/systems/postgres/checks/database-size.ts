// The size of the database: a number for trends, never a finding by itself.
import { ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { words } from './words.ts';

export const databaseSize: Check<Session> = {
  id: 'postgres.database-size',
  facet: 'capacity',
  title: words.databaseSize(),
  async run({ rows }) {
    const [row] = await rows<{ bytes: number; database: string }>('database-size');
    if (row === undefined) throw new Error('no answer about the size');
    return ok(words.databaseSizeIs(row));
  },
};
