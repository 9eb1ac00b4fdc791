// Everything that Aegis can propose for a PostgreSQL target.
import { dropDuplicateIndex } from './drop-duplicate-index.ts';
import { cancelQuery, terminateSession } from './end-session.ts';
import { sessionTimeouts } from './session-timeouts.ts';
import { vacuum } from './vacuum.ts';

export const remedies = [vacuum, dropDuplicateIndex, terminateSession, cancelQuery, sessionTimeouts] as const;
