// Everything that Aegis can do to a PostgreSQL target.
import { createIndex } from './create-index.ts';
import { dropIndex } from './drop-index.ts';
import { cancelQuery, terminateSession } from './end-session.ts';
import { indexCovered } from './index-covered.ts';
import { roleSetting } from './role-setting.ts';
import { restoreDrill } from './restore-drill.ts';
import { vacuum } from './vacuum.ts';
import { analyze } from './analyze.ts';
import { clearRebuild, reindex } from './reindex.ts';
import { createPartitionedIndex, dropPartitionedIndex } from './partitioned-index.ts';
import { restoreStatistics } from './restore-statistics.ts';
import { tableSettings } from './table-settings.ts';

export const verbs = [
  vacuum,
  dropIndex,
  createIndex,
  indexCovered,
  terminateSession,
  cancelQuery,
  roleSetting,
  createPartitionedIndex,
  dropPartitionedIndex,
  reindex,
  clearRebuild,
  analyze,
  restoreStatistics,
  tableSettings,
  restoreDrill,
] as const;
