// Socket: the Socket Mode door. It is kept open by our own loop: the client's own reconnecting ends the process when it
// fails for good, and waits ever longer during an outage.
import { SocketModeReceiver } from '@slack/bolt';
import { setTimeout as sleep } from 'node:timers/promises';
import { boltLogger, type Log } from './log.ts';
import { platformCode } from './outcome.ts';
import type { Door } from './door.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const OPEN_MS = 20_000;
const CLOSE_MS = 1500;

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
}

/** An app token that is wrong at the start is told by `opened`; later it is only logged, and tried again. */
export function socketDoor({ appToken, apiUrl, log }: SocketOptions): Door {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        timeout: 10_000,
      },
    },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let connected = false;
  client.on('connected', () => (connected = true));
  client.on('disconnected', () => (connected = false));

  async function session(): Promise<void> {
    const over = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    try {
      await inTime(client.start());
    } catch (error) {
      // A half-open socket would be a second one after the next try.
      await quit(client);
      throw error;
    }
    log.info({}, 'connected to Slack');
    await over;
  }

  async function keepOpen(first: (error?: unknown) => void): Promise<void> {
    client.once('connected', () => first());
    for (let pauseMs = FIRST_PAUSE_MS; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        await session();
        pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        log.warn({ error, pauseMs }, 'Slack is away');
        first(error);
      }
      if (!stopping.signal.aborted) await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    receiver,
    open: async () => {
      const error = await new Promise<unknown>((resolve) => void keepOpen(resolve));
      // Slack itself said no: nothing that waiting would mend.
      if (platformCode(error) === undefined) return;
      stopping.abort();
      throw error;
    },
    connected: () => connected,
    close: async () => {
      stopping.abort();
      await quit(client);
    },
  };
}

async function quit(client: SocketModeReceiver['client']): Promise<void> {
  await Promise.race([client.disconnect(), sleep(CLOSE_MS)]);
}

async function inTime(start: Promise<unknown>): Promise<void> {
  const late = sleep(OPEN_MS, undefined, { ref: false }).then(() => {
    throw new Error(`no hello from Slack within ${OPEN_MS} ms`);
  });
  // Whichever loses the race may still fail: nobody waits for it.
  start.catch(() => undefined);
  late.catch(() => undefined);
  await Promise.race([start, late]);
}
