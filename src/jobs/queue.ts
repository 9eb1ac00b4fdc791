// Queue: pg-boss delivers and spreads the jobs over any number of workers. A job is only an id: what it means and whether
// it is still to be done stands in our own tables, so a lost or doubled job harms nothing.
import { PgBoss } from 'pg-boss';
import type { Db } from '../state/db.ts';

export const queues = ['request', 'change'] as const;
export type QueueName = (typeof queues)[number];
export type Handlers = Readonly<Record<QueueName, (id: string) => Promise<void>>>;

export interface Queue {
  /** With `db`, in that transaction: the job is there if and only if the row is. */
  send(queue: QueueName, id: string, db?: Db): Promise<void>;
  work(handlers: Handlers): Promise<void>;
  stop(): Promise<void>;
}

export interface QueueOptions {
  readonly url: string;
  /** Only one kind of process keeps the queue's tables in order. */
  readonly supervise: boolean;
  readonly onError: (error: unknown) => void;
}

const PARALLEL = 4;
const STOP_MS = 2000;
// A change may run for hours; its own lease, not the queue's, decides who may go on.
const EXPIRE_SECONDS = 12 * 3600;

export async function openQueue({ url, supervise, onError }: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'aegis-queue',
    schema: 'aegis_queue',
    max: 5,
    schedule: false,
    supervise,
    useListenNotify: true,
  });
  boss.on('error', onError);
  await boss.start();
  for (const name of queues)
    await boss.createQueue(name, { notify: true, retryLimit: 2, expireInSeconds: EXPIRE_SECONDS });
  return {
    async send(queue, id, db) {
      const executor = db && { executeSql: (text: string, values?: unknown[]) => db.query<object>(text, values) };
      await boss.send(queue, { id }, executor === undefined ? {} : { db: executor });
    },
    async work(handlers) {
      for (const name of queues) {
        const options = { localConcurrency: PARALLEL, batchSize: 1, pollingIntervalSeconds: 0.5 };
        await boss.work<{ id: string }>(name, options, async (jobs) => {
          for (const job of jobs) await handlers[name](job.data.id);
        });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  };
}
