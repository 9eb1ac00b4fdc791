// Kept cluster: an embedded server that is started again when it is gone, on the port that others know it by.
import type { Log } from '../core/log.ts';
import { startCluster, type Cluster, type ClusterOptions } from '../state/cluster.ts';

const LOOK_MS = 1000;

export interface Kept {
  readonly url: string;
  stop(): Promise<void>;
}

export async function keepCluster(options: ClusterOptions, log: Log): Promise<Kept> {
  let cluster: Cluster = await startCluster(options);
  let restarting: Promise<void> | undefined;
  const restart = async (): Promise<void> => {
    log.error({ folder: options.folder }, 'an embedded server is gone: starting it again');
    try {
      cluster = await startCluster(options);
    } catch (error) {
      log.error({ error }, 'an embedded server could not be started again');
    }
    restarting = undefined;
  };
  const timer = setInterval(() => {
    if (!cluster.isAlive()) restarting ??= restart();
  }, LOOK_MS);
  return {
    url: cluster.url(),
    stop: async () => {
      clearInterval(timer);
      await restarting;
      await cluster.stop();
    },
  };
}
