// The practice Redis of the sandbox: a real server with something worth tidying. It is nearly full of keys, many of
// them without expiry and unused for one to four weeks. Absent where no redis-server is on the PATH.
import { Redis } from 'ioredis';
import { fillPractice } from './redis/fill.ts';
import { startServer } from './redis/server.ts';
import { startReading } from './redis/reading.ts';

export interface PracticeRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the server of this folder, or adopts the one that already runs there. */
export async function startPracticeRedis(folder: string): Promise<PracticeRedis | undefined> {
  const server = await startServer(folder);
  if (server === undefined) return undefined;
  const client = new Redis(server.url, { protocol: 2 });
  // The server may be stopped before this client is: it only reads for practice.
  client.on('error', () => undefined);
  try {
    await fillPractice(client);
  } catch (error) {
    client.disconnect();
    await server.stop();
    throw error;
  }
  const reading = startReading(client);
  const stop = async (): Promise<void> => {
    reading.stop();
    client.disconnect();
    await server.stop();
  };
  return { url: server.url, stop };
}
