// All checks of a PostgreSQL target, in the order of the report.
import { archiver } from './archiver.ts';
import { backupProven } from './backup-proven.ts';
import { backupReadable } from './backup-readable.ts';
import { backupRecent } from './backup-recent.ts';
import { bloatedIndex } from './bloated-index.ts';
import { bloatedTable } from './bloated-table.ts';
import { blockedSessions } from './blocked-sessions.ts';
import { connections } from './connections.ts';
import { databaseSize } from './database-size.ts';
import { deadRowsCheck } from './dead-rows.ts';
import { duplicateIndex } from './duplicate-index.ts';
import { freezeQueue } from './freeze-queue.ts';
import { heldHorizon } from './held-horizon.ts';
import { idleTransaction } from './idle-transaction.ts';
import { invalidIndex } from './invalid-index.ts';
import { longTransaction } from './long-transaction.ts';
import { missingIndex } from './missing-index.ts';
import { redundantIndex } from './redundant-index.ts';
import { regressedQuery } from './regressed-query.ts';
import { replication } from './replication.ts';
import { securityChecks } from './security/index.ts';
import { serverChecks } from './server/index.ts';
import { slowQuery } from './slow-query.ts';
import { staleStatisticsCheck } from './stale-statistics.ts';
import { unindexedForeignKey } from './unindexed-foreign-key.ts';
import { unusedIndex } from './unused-index.ts';
import { version } from './version.ts';
import { wraparound } from './wraparound.ts';

export const checks = [
  version,
  connections,
  longTransaction,
  idleTransaction,
  blockedSessions,
  wraparound,
  replication,
  archiver,
  backupRecent,
  backupReadable,
  backupProven,
  heldHorizon,
  freezeQueue,
  deadRowsCheck,
  staleStatisticsCheck,
  bloatedTable,
  invalidIndex,
  duplicateIndex,
  missingIndex,
  redundantIndex,
  unusedIndex,
  unindexedForeignKey,
  bloatedIndex,
  databaseSize,
  slowQuery,
  regressedQuery,
  ...serverChecks,
  ...securityChecks,
] as const;
