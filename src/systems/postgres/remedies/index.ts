// Everything that Aegis can propose for a PostgreSQL target.
import { dropDuplicateIndex } from './drop-duplicate-index.ts';
import { cancelQuery, terminateSession } from './end-session.ts';
import { sessionTimeouts } from './session-timeouts.ts';
import { restoreDrill } from './restore-drill.ts';
import { vacuum } from './vacuum.ts';
import { analyzeRemedy } from './analyze.ts';
import { autovacuumSettings } from './autovacuum-settings.ts';
import { createIndexRemedy } from './create-index.ts';
import { dropIndexRemedy } from './drop-index.ts';
import { dropInvalidIndex } from './drop-invalid-index.ts';
import { reindexRemedy } from './reindex.ts';

export const remedies = [
  vacuum,
  dropDuplicateIndex,
  terminateSession,
  cancelQuery,
  sessionTimeouts,
  analyzeRemedy,
  dropIndexRemedy,
  dropInvalidIndex,
  createIndexRemedy,
  reindexRemedy,
  autovacuumSettings,
  restoreDrill,
] as const;
