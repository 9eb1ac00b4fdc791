// One delivery in a process of its own, to be killed: `deliver-child.ts <database> <api address>`.
import { startDelivery } from '../../src/jobs/messages/deliver.ts';
import { createClient } from '../../src/slack/client.ts';
import { createSender } from '../../src/slack/send.ts';
import { openPool } from '../../src/state/db.ts';
import { keptLog } from '../servers/quiet-log.ts';

const [database = '', apiUrl = ''] = process.argv.slice(2);
const log = keptLog();
const client = createClient({ token: 'xoxb-1', apiUrl, log, timeoutMs: 800 });
startDelivery({
  pool: openPool(database),
  sender: createSender({ client, log }),
  log,
  pace: { leaseMs: 2500, lookAfterMs: 1200, paceMs: 50 },
});
