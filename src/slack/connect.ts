// Connect: Aegis in one workspace. Socket Mode or HTTP in, the Web API out; an outage of Slack never ends the process.
import { App } from '@slack/bolt';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Fleet } from '../core/fleet.ts';
import type { People, Sender } from '../core/ports.ts';
import type { Around } from './around.ts';
import { createClient } from './client.ts';
import type { Door } from './door.ts';
import { openDoors } from './doors.ts';
import { httpDoor } from './http.ts';
import type { Log } from '../core/log.ts';
import { boltLogger } from './log.ts';
import { failedBy, isTokenRefused } from './outcome.ts';
import { createPeople } from './people.ts';
import { acknowledgingLast } from './receive.ts';
import { createSender } from './send.ts';
import { socketDoor } from './socket.ts';

export type { Peek } from './around.ts';

export type SlackMode =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string; readonly apiUrl?: string }
  | {
      readonly kind: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly apiUrl?: string;
    };

export interface SlackOptions extends Pick<Around, 'ask' | 'peek' | 'language' | 'log'> {
  readonly mode: SlackMode;
}

export interface Slack {
  readonly sender: Sender;
  people(fleet: Fleet): People;
  readonly teamId: string;
  /** Can people reach us now? */
  connected(): boolean;
  stop(): Promise<void>;
}

/** Waits while Slack is away; throws when it refuses the tokens. */
export async function connectSlack({ mode, ...options }: SlackOptions): Promise<Slack> {
  const { log } = options;
  const { botToken, apiUrl } = mode;
  const client = createClient({ token: botToken, log, ...(apiUrl === undefined ? {} : { apiUrl }) });
  const identity = await identified(client, log);
  const door = mode.kind === 'socket' ? socketDoor({ ...mode, log }) : httpDoor({ ...mode, log });
  const app = boltApp(door, { ...identity, botToken, log });
  openDoors(app, { ...options, client, botUserId: identity.botUserId });
  await door.open();
  return {
    sender: createSender({ client, log }),
    people: (fleet) => createPeople({ client, fleet, log, teamId: identity.teamId }),
    teamId: identity.teamId,
    connected: () => door.connected(),
    stop: () => door.close(),
  };
}

interface Identity {
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
}

async function identified(client: WebClient, log: Log): Promise<Identity> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, 30_000)) {
    try {
      const { team_id: teamId, user_id: botUserId, bot_id: botId } = await client.auth.test();
      if (teamId === undefined || botUserId === undefined || botId === undefined) {
        throw new Error('SLACK_BOT_TOKEN is no bot token: Slack names no bot for it');
      }
      return { teamId, botUserId, botId };
    } catch (error) {
      if (failedBy(error).kind === 'refused' || isTokenRefused(error)) throw error;
      log.warn({ error, pauseMs }, 'Slack is away');
    }
    await sleep(pauseMs);
  }
}

function boltApp(
  { receiver }: Door,
  { botToken, log, ...identity }: Identity & { readonly botToken: string; readonly log: Log },
): App {
  const app = new App({
    receiver: acknowledgingLast(receiver),
    authorize: () => Promise.resolve({ botToken, ...identity }),
    convoStore: false,
    logger: boltLogger(log),
  });
  app.error((error) => {
    log.error({ error }, 'a door failed');
    // Thrown on, so that Slack is not told that an event was received.
    return Promise.reject(error);
  });
  return app;
}
