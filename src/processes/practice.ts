// Practice: servers that are worth maintaining, because Aegis never operates on its own state. Real ones, with a small
// workload that really makes the troubles.
import { join } from 'node:path';
import type { Log } from '../core/log.ts';
import { startPracticePostgres } from '../practice/postgres.ts';
import { startPracticeRedis } from '../practice/redis.ts';
import { keepCluster } from './kept-cluster.ts';

export interface Practice {
  readonly postgres: string;
  readonly redis?: string;
}

export async function startPractice(home: string, log: Log, stops: (() => unknown)[]): Promise<Practice> {
  const [postgres, redis] = await Promise.all([
    practicePostgres(home, log, stops),
    startPracticeRedis(join(home, 'practice-redis')),
  ]);
  if (redis === undefined) {
    log.info({}, 'no redis-server on the PATH: no practice cache');
    return { postgres };
  }
  stops.push(() => redis.stop());
  return { postgres, redis: redis.url };
}

async function practicePostgres(home: string, log: Log, stops: (() => unknown)[]): Promise<string> {
  const settings = {
    shared_preload_libraries: 'pg_stat_statements',
    autovacuum_naptime: '30s',
    synchronous_commit: 'off',
  };
  const cluster = await keepCluster({ folder: join(home, 'practice-postgres'), settings }, log);
  stops.push(() => cluster.stop());
  const workload = await startPracticePostgres(cluster.url);
  stops.push(() => workload.stop());
  const address = new URL(cluster.url);
  address.pathname = '/practice';
  return address.href;
}
