// Puts statistics back that an analyze replaced. From 18; the next autovacuum takes new ones when enough rows changed.
import { z } from 'zod';
import { isDeepStrictEqual } from 'node:util';
import type { SystemVerb, VerbResult } from '../../../core/system.ts';
import type { Session } from '../session.ts';
import { words } from './words-tables.ts';

const saved = z.looseObject({
  oid: z.string(),
  schema: z.string(),
  table: z.string(),
  columns: z.array(z.looseObject({})),
});
const restoreArguments = z.object({ tables: z.array(saved) });

export const restoreStatistics: SystemVerb<Session> = {
  name: 'postgres.restore-statistics',
  async state({ rows }, args) {
    const { tables } = restoreArguments.parse(args);
    const now = await rows('statistics-of', [tables.map(({ oid }) => oid)]);
    // Repeating it harms nothing.
    return isDeepStrictEqual(now, tables) ? { state: 'done', ...done(tables.length) } : { state: 'not-done' };
  },
  async run(session, args, progress) {
    const { tables } = restoreArguments.parse(args);
    const writer = await session.writer();
    for (const [n, { schema, table, columns, ...row }] of tables.entries()) {
      await progress({ done: n, total: tables.length, text: words.restore({ count: tables.length }) });
      // Cut between the two, the step is not done, and running again ends it.
      await writer.rows('statistics-clear', [schema, table]);
      await writer.rows('statistics-restore', [schema, table, JSON.stringify(row), JSON.stringify(columns)]);
    }
    return done(tables.length);
  },
};

function done(count: number): VerbResult {
  return { result: {}, said: words.restored({ count }) };
}
