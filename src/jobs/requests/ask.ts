// Ask: the inbox's only entry. The row and its job are there together, or neither is.
import type { Ask } from '../../core/ports.ts';
import type { Pool } from '../../state/db.ts';
import { saveRequest } from '../../state/requests.ts';
import type { Queue } from '../queue.ts';

export function createAsk(pool: Pool, queue: Queue): Ask {
  return (request) =>
    pool.transaction(async (db) => {
      const id = await saveRequest(db, request);
      if (id === undefined) return 'known';
      await queue.send('request', id, db);
      return 'accepted';
    });
}
