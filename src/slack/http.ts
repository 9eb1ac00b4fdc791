// HTTP: the door for workspaces without Socket Mode. Bolt checks the signature and refuses old requests; those from the
// future, which it lets pass, are refused here. A replay within the five minutes has the same key and does nothing.
import { HTTPReceiver } from '@slack/bolt';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Door } from './door.ts';
import type { Log } from '../core/log.ts';
import { boltLogger } from './log.ts';

const TOLERANCE_S = 300;

export interface HttpOptions {
  readonly signingSecret: string;
  readonly port: number;
  readonly log: Log;
}

export function httpDoor({ signingSecret, port, log }: HttpOptions): Door {
  const receiver = new HTTPReceiver({ signingSecret, logger: boltLogger(log) });
  const server = createServer((request, response) => {
    if (isFromFuture(request)) {
      log.warn({}, 'a request from the future was refused');
      response.writeHead(401).end();
    } else receiver.requestListener(request, response);
  });
  return {
    receiver,
    open: async () => {
      server.listen(port);
      await once(server, 'listening');
    },
    connected: () => server.listening,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function isFromFuture({ headers }: IncomingMessage): boolean {
  return Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + TOLERANCE_S;
}
