// Every check of a Redis, in the order of a report.
import { isFault } from '../../../core/fault.ts';
import { notChecked } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { RedisSession } from '../session.ts';
import { clients } from './clients.ts';
import { evictions } from './evictions.ts';
import { fork } from './fork.ts';
import { fragmentation } from './fragmentation.ts';
import { hitRate } from './hit-rate.ts';
import { memory } from './memory.ts';
import { persistence } from './persistence.ts';
import { replication } from './replication.ts';
import { slowLog } from './slow-log.ts';

export const checks: readonly Check<RedisSession>[] = [
  memory,
  evictions,
  persistence,
  replication,
  clients,
  hitRate,
  slowLog,
  fragmentation,
  fork,
].map(saysMissingRight);

// A right that is missing is neither health nor an error: not checked, with the right to grant.
function saysMissingRight(check: Check<RedisSession>): Check<RedisSession> {
  return {
    ...check,
    run: (session, context) =>
      check.run(session, context).catch((error: unknown) => {
        if (isFault(error, 'not-available')) return notChecked(error.text);
        throw error;
      }),
  };
}
