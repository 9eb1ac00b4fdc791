// A FAKE of Slack's Web API, for the faults that no real workspace gives on demand: refusals, resets, hangs and cut
// answers, before and after a message was accepted, and a history that shows messages late. It stores what it accepts.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens to one call, before it takes effect or after. */
export type Fault =
  | { readonly kind: '429'; readonly retryAfterS: number }
  | { readonly kind: '500' | 'reset' | 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'cut' | 'html' | 'fatal' }
  | { readonly kind: 'error'; readonly error: string };

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly args: Record<string, string>;
  readonly key: string | undefined;
  readonly thread: string | undefined;
  readonly at: number;
}

export interface Call {
  readonly method: string;
  readonly args: Record<string, string>;
}

export interface FakeSlack {
  readonly apiUrl: string;
  readonly posted: Posted[];
  readonly calls: Call[];
  /** Decides the fate of every call; none when it answers undefined. */
  fate(decide: (call: Call) => Fault | undefined): void;
  /** Answers of methods that are not messages: `users.info` and the like. */
  readonly answers: Map<string, (args: Record<string, string>) => object>;
  stop(): Promise<void>;
}

export async function startFakeSlack({ historyLateMs = 0 }: { historyLateMs?: number } = {}): Promise<FakeSlack> {
  const posted: Posted[] = [];
  const calls: Call[] = [];
  const answers = new Map<string, (args: Record<string, string>) => object>();
  let decide: (call: Call) => Fault | undefined = () => undefined;
  const server = createServer((request, response) => void handled(request, response));

  async function handled(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = { method: (request.url ?? '').replace(/^\/api\//, ''), args: await argumentsOf(request) };
    calls.push(call);
    const fault = decide(call);
    const isBefore =
      fault !== undefined && ('when' in fault ? fault.when === 'before' : '429 error'.includes(fault.kind));
    if (fault !== undefined && isBefore) return broken(response, fault, {});
    const answer = effect(call);
    if (fault !== undefined) return broken(response, fault, answer);
    json(response, answer);
  }

  function effect({ method, args }: Call): object {
    const own = answers.get(method);
    if (own !== undefined) return own(args);
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT' };
      case 'chat.postMessage':
        return { ok: true, channel: args['channel'], ts: keep(args) };
      case 'chat.postEphemeral':
        return { ok: true, message_ts: keep(args) };
      case 'chat.update':
        return { ok: true, channel: args['channel'], ts: args['ts'] };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${args['users']}` } };
      case 'conversations.history':
      case 'conversations.replies':
        return { ok: true, messages: shown(args).toReversed() };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  function keep(args: Record<string, string>): string {
    const ts = `1700000000.${String(posted.length + 1).padStart(6, '0')}`;
    const metadata = args['metadata'] === undefined ? undefined : JSON.parse(args['metadata']);
    const { channel = '', thread_ts: thread } = args;
    posted.push({ channel, ts, args, key: metadata?.event_payload?.key, thread, at: performance.now() });
    return ts;
  }

  function shown({ channel, ts }: Record<string, string>): object[] {
    const old = performance.now() - historyLateMs;
    return posted
      .filter((message) => message.channel === channel && message.at <= old)
      .filter(({ thread }) => (ts === undefined ? thread === undefined : thread === ts))
      .map((message) => ({ ts: message.ts, metadata: { event_payload: { key: message.key } } }));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  after(stop);
  const { port } = server.address() as AddressInfo;
  return { apiUrl: `http://127.0.0.1:${port}/api/`, posted, calls, fate: (next) => (decide = next), answers, stop };
}

async function broken(response: ServerResponse, fault: Fault, answer: object): Promise<void> {
  switch (fault.kind) {
    case '429':
      response.writeHead(429, { 'retry-after': String(fault.retryAfterS) }).end();
      return;
    case 'error':
      json(response, { ok: false, error: fault.error });
      return;
    case '500':
      response.writeHead(500).end('down');
      return;
    case 'reset':
      response.destroy();
      return;
    case 'hang':
      await sleep(60_000, undefined, { ref: false });
      return;
    case 'fatal':
      json(response, { ok: false, error: 'fatal_error' });
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>an error page</html>');
      return;
    case 'cut': {
      const text = JSON.stringify(answer);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
    }
  }
}

function json(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

async function argumentsOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return Object.fromEntries(new URLSearchParams(text));
}
