// All checks of a PostgreSQL target, in the order of the report.
import { archiver } from './archiver.ts';
import { blockedSessions } from './blocked-sessions.ts';
import { connections } from './connections.ts';
import { databaseSize } from './database-size.ts';
import { deadRowsCheck } from './dead-rows.ts';
import { duplicateIndex } from './duplicate-index.ts';
import { idleTransaction } from './idle-transaction.ts';
import { invalidIndex } from './invalid-index.ts';
import { longTransaction } from './long-transaction.ts';
import { regressedQuery } from './regressed-query.ts';
import { replication } from './replication.ts';
import { slowQuery } from './slow-query.ts';
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
  deadRowsCheck,
  invalidIndex,
  duplicateIndex,
  databaseSize,
  slowQuery,
  regressedQuery,
] as const;
