// Socket: the Socket Mode door. It is kept open by our own loop: the client's own reconnecting ends the process when it
// fails for good, and waits ever longer during an outage.
import { SocketModeReceiver } from '@slack/bolt';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from './door.ts';
import type { Log } from '../core/log.ts';
import { boltLogger } from './log.ts';
import { platformCode } from './outcome.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const OPEN_MS = 20_000;
const CLOSE_MS = 1500;

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
}
type Client = SocketModeReceiver['client'];

/** `open` throws where Slack refuses the token at the start; later that is logged, and tried again. */
export function socketDoor(options: SocketOptions): Door {
  const receiver = socketReceiver(options);
  const { client } = receiver;
  const stopping = new AbortController();
  let connected = false;
  client.on('connected', () => (connected = true));
  client.on('disconnected', () => (connected = false));
  return {
    receiver,
    open: async () => {
      const error = await new Promise<unknown>((settled) => {
        client.once('connected', () => settled(undefined));
        void keepOpen(client, { log: options.log, signal: stopping.signal, failed: settled });
      });
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

function socketReceiver({ appToken, apiUrl, log }: SocketOptions): SocketModeReceiver {
  const address = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
  return new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...address, retryConfig: { retries: 0 }, timeout: 10_000 } },
  });
}

interface Loop {
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly failed: (error: unknown) => void;
}

async function keepOpen(client: Client, { log, signal, failed }: Loop): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await session(client, log);
      // Slack renews its sockets often: the next one is opened at once.
      pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      log.warn({ error, pauseMs }, 'Slack is away');
      failed(error);
    }
    if (!signal.aborted) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

async function session(client: Client, log: Log): Promise<void> {
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

async function quit(client: Client): Promise<void> {
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
