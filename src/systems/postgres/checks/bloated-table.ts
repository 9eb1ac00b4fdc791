// Tables that hold much more space than their rows need.
import type { Check } from '../../../core/system.ts';
import { tableBloat } from '../bloat.ts';
import type { Session } from '../session.ts';
import { bloatOutcome } from './bloat-outcome.ts';
import { words } from './words-bloat.ts';

export const bloatedTable: Check<Session> = {
  id: 'postgres.bloated-table',
  facet: 'performance',
  title: words.table(),
  needs: words.needs(),
  async run(session) {
    // No button: only a rewrite gives the space back, and that locks the table. Its next rows use it again.
    return bloatOutcome(session, await tableBloat(session), ({ schema, table }) => ({ subject: `${schema}.${table}` }));
  },
};
