// Indexes that do nothing which another one does not do as well.
import type { Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import { indexName } from '../duplicates.ts';
import { redundantIndexes, type Redundant } from '../redundancy.ts';
import type { Session } from '../session.ts';
import { amongIndexes } from './index-count.ts';
import { words } from './words-indexes.ts';

export const redundancyRules = {
  prefix: words.rulePrefix(),
  'expression-prefix': words.ruleExpression(),
  'included-columns': words.ruleIncluded(),
  'reverse-direction': words.ruleReverse(),
};

export const redundantIndex: Check<Session> = {
  id: 'postgres.redundant-index',
  facet: 'performance',
  title: words.redundant(),
  async run(session) {
    return amongIndexes(session, (await redundantIndexes(session)).map(covered));
  },
};

function covered(redundant: Redundant): Noticed {
  const { bytes, twin, ddl, createDdl, reason, scans, twinScans, partitioned } = redundant;
  const finding = {
    subject: indexName(redundant),
    severity: 'warning' as const,
    values: { bytes, twin, ddl, undo: createDdl, reason, scans, twinScans, partitioned },
    text: words.redundantFound({ index: indexName(redundant), twin, bytes, rule: redundancyRules[reason] }),
  };
  // A partitioned one can only be dropped under a lock on all parts: that is for a person to time.
  return partitioned ? finding : { ...finding, remedy: 'postgres.drop-index' };
}
