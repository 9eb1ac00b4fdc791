// B-trees that hold much more space than their entries need: a concurrent rebuild gives it back.
import type { Check } from '../../../core/system.ts';
import { indexBloat } from '../bloat.ts';
import type { Session } from '../session.ts';
import { bloatOutcome } from './bloat-outcome.ts';
import { words } from './words-bloat.ts';

export const bloatedIndex: Check<Session> = {
  id: 'postgres.bloated-index',
  facet: 'performance',
  title: words.index(),
  needs: words.needs(),
  async run(session) {
    return bloatOutcome(session, await indexBloat(session), ({ schema, table, index }) => ({
      subject: `${schema}.${table}.${index}`,
      remedy: 'postgres.reindex',
    }));
  },
};
